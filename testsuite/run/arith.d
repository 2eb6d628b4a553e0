/* Arithmetic is C's with 64 bits until a result is stored: signedness, narrowing, bit-fields, what is evaluated. */
#pragma D option quiet

int8_t a8;
uint8_t b8;
int16_t a16;
uint16_t b16;
int32_t a32;
uint32_t b32;
int64_t a64;
uint64_t b64;
int k;
int n;
int one;
long l;
struct bits { int a:3; unsigned int b:5; int c:10; unsigned long d:33;
	signed char e; unsigned char f:1; long g:50; };
struct bits g;
int arr[5];
short sh[4];
int64_t m[int];
enum color { RED, GREEN = 5, BLUE = -3 };
enum color col;
union u { int i; unsigned char c[4]; short h[2]; };
union u uu;
struct in { char c; short s:4; short t:7; int v[3]; };
struct in nest[int];
struct in whole;
int *p;
_Bool truth;
self int sx;
self uint8_t sb;
this int16_t tx;
self struct in si;
self struct bits sg;

/* Values at the edges of each width. */
BEGIN
{
	a8 = -100;
	b8 = 200;
	a16 = -30000;
	b16 = 60000;
	a32 = -2147483647 - 1;
	b32 = 4000000000;
	a64 = -9223372036854775807 - 1;
	b64 = 18446744073709551611UL;
	k = 7;
	n = -7;
	one = 1;
	printf("%d\n", (int64_t)(a8));
	printf("%d\n", (int64_t)(b8));
	printf("%d\n", (int64_t)(a16));
	printf("%d\n", (int64_t)(b16));
	printf("%d\n", (int64_t)(a32));
	printf("%d\n", (int64_t)(b32));
	printf("%d\n", (int64_t)(a64));
	printf("%d\n", (int64_t)(b64));
}

/* What overflows the type of C's conversions is cut when it is stored, not before. */
BEGIN
{
	printf("%d\n", (int64_t)(a8 + a8));
	printf("%d\n", (int64_t)(b8 + b8));
	printf("%d\n", (int64_t)(a16 * a16));
	printf("%d\n", (int64_t)(b16 * b16));
	printf("%d\n", (int64_t)(a32 - one));
	printf("%d\n", (int64_t)(a32 + a32));
	printf("%d\n", (int64_t)(b32 + b32));
	printf("%d\n", (int64_t)(b32 * 2));
	printf("%d\n", (int64_t)(a64 - one));
	printf("%d\n", (int64_t)(a64 + a64));
	printf("%d\n", (int64_t)(b64 + 10));
	printf("%d\n", (int64_t)(b64 * b64));
	printf("%d\n", (int64_t)(-a32));
	printf("%d\n", (int64_t)(-a64));
	printf("%d\n", (int64_t)(-b8));
	printf("%d\n", (int64_t)(-b32));
	printf("%d\n", (int64_t)(~b8));
	printf("%d\n", (int64_t)(~b16));
	printf("%d\n", (int64_t)(~b32));
	printf("%d\n", (int64_t)(~b64));
	printf("%d\n", (int64_t)(~a8));
	printf("%d\n", (int64_t)(2147483647 + one));
	printf("%d\n", (int64_t)(0x7fffffff + one));
	printf("%d\n", (int64_t)(0xffffffff + one));
	printf("%d\n", (int64_t)(4294967295 + one));
	printf("%d\n", (int64_t)(9223372036854775807 + one));
}

/* Casts truncate, also in the middle. */
BEGIN
{
	printf("%d\n", (int64_t)((int8_t)(k * 100)));
	printf("%d\n", (int64_t)((uint8_t)(n * 100)));
	printf("%d\n", (int64_t)((int16_t)(k * 10000)));
	printf("%d\n", (int64_t)((uint16_t)n));
	printf("%d\n", (int64_t)((int32_t)(b64 / 3)));
	printf("%d\n", (int64_t)((uint32_t)a64));
	printf("%d\n", (int64_t)((uint32_t)n));
	printf("%d\n", (int64_t)((int8_t)b8));
	printf("%d\n", (int64_t)((uint8_t)a8));
	printf("%d\n", (int64_t)((int64_t)b32));
	printf("%d\n", (int64_t)((uint64_t)a8));
	printf("%d\n", (int64_t)((uint64_t)(uint8_t)a8));
	printf("%d\n", (int64_t)((char)300 + (char)200));
	printf("%d\n", (int64_t)((unsigned char)(b8 + b8) + 1));
	printf("%d\n", (int64_t)((short)(char)(k + 250)));
	printf("%d\n", (int64_t)((int8_t)(uint16_t)(n - 250)));
	printf("%d\n", (int64_t)((int)(char)b8));
	printf("%d\n", (int64_t)((_Bool)k + (_Bool)0));
	printf("%d\n", (int64_t)((_Bool)(b32 - b32)));
	printf("%d\n", (int64_t)((_Bool)256));
}

/* Comparison follows the converted types. */
BEGIN
{
	printf("%d\n", (int64_t)(n < k));
	printf("%d\n", (int64_t)(n < (unsigned int)k));
	printf("%d\n", (int64_t)(n < (uint64_t)k));
	printf("%d\n", (int64_t)((uint64_t)n > b32));
	printf("%d\n", (int64_t)(a8 < b8));
	printf("%d\n", (int64_t)((unsigned int)a8 < b8));
	printf("%d\n", (int64_t)(n < b8));
	printf("%d\n", (int64_t)(-1 < 0U));
	printf("%d\n", (int64_t)(-1 < 0UL));
	printf("%d\n", (int64_t)(-1L < 0U));
	printf("%d\n", (int64_t)(a32 < b32));
	printf("%d\n", (int64_t)(a64 < b64));
	printf("%d\n", (int64_t)((int64_t)b64 < 0));
	printf("%d\n", (int64_t)(b64 > 0));
	printf("%d\n", (int64_t)(a8 == (int8_t)156));
	printf("%d\n", (int64_t)(b8 == -56));
	printf("%d\n", (int64_t)((int8_t)b8 == -56));
	printf("%d\n", (int64_t)(b16 == 60000));
	printf("%d\n", (int64_t)(b32 == 4000000000));
	printf("%d\n", (int64_t)((int32_t)b32 == -294967296));
	printf("%d\n", (int64_t)((n < k) == (k > n)));
	printf("%d\n", (int64_t)(n < k < 2));
	printf("%d\n", (int64_t)(!n));
	printf("%d\n", (int64_t)(!!n));
	printf("%d\n", (int64_t)(!(n == k)));
	printf("%d\n", (int64_t)(b64 >= 0));
}

/* Shifts. */
BEGIN
{
	printf("%d\n", (int64_t)(one << 31));
	printf("%d\n", (int64_t)(one << 30 << 1));
	printf("%d\n", (int64_t)((long)one << 31));
	printf("%d\n", (int64_t)((uint64_t)one << 63));
	printf("%d\n", (int64_t)(n >> 1));
	printf("%d\n", (int64_t)(n >> 31));
	printf("%d\n", (int64_t)((unsigned int)n >> 1));
	printf("%d\n", (int64_t)((uint64_t)n >> 60));
	printf("%d\n", (int64_t)(b8 << 4));
	printf("%d\n", (int64_t)((uint8_t)(b8 << 4)));
	printf("%d\n", (int64_t)(a8 >> 3));
	printf("%d\n", (int64_t)((uint8_t)a8 >> 3));
	printf("%d\n", (int64_t)(a64 >> 63));
	printf("%d\n", (int64_t)(b64 >> 63));
	printf("%d\n", (int64_t)(b32 >> 16));
	printf("%d\n", (int64_t)(k << k));
	printf("%d\n", (int64_t)(k << (one + 1)));
	printf("%d\n", (int64_t)((k << 1) << 1));
	printf("%d\n", (int64_t)(b32 << 4));
	printf("%d\n", (int64_t)(a16 << 4));
	printf("%d\n", (int64_t)((int16_t)(a16 << 4)));
}

/* A count beyond the width: DTrace shifts in 64 bits, by the count's lowest six. */
BEGIN
{
	places = 33;
	printf("%d\n", (int64_t)(1 << 33));
	printf("%d\n", (int64_t)(one << places));
	printf("%d\n", (int64_t)(one << (places + 32)));
	printf("%d\n", (int64_t)(-8 >> 40));
	printf("%d\n", (int64_t)(-one >> places));
	printf("%d\n", (int64_t)(4294967295U >> places));
	printf("%d\n", (int64_t)((uint32_t)(-one) >> places));
	printf("%d\n", (int64_t)((int64_t)one << places));
}

/* Division truncates toward zero, by constants and by variables. */
BEGIN
{
	printf("%d\n", (int64_t)(n / 2));
	printf("%d\n", (int64_t)(n % 2));
	printf("%d\n", (int64_t)(n / (one + 1)));
	printf("%d\n", (int64_t)(n % (one + 1)));
	printf("%d\n", (int64_t)(k / -2));
	printf("%d\n", (int64_t)(k % -2));
	printf("%d\n", (int64_t)(k / n));
	printf("%d\n", (int64_t)(k % n));
	printf("%d\n", (int64_t)((k + 1) / n));
	printf("%d\n", (int64_t)(a32 / 2));
	printf("%d\n", (int64_t)(a32 / (one + 1)));
	printf("%d\n", (int64_t)(b32 / 3));
	printf("%d\n", (int64_t)(b32 % 7));
	printf("%d\n", (int64_t)(b32 / (unsigned int)k));
	printf("%d\n", (int64_t)(b64 / 10));
	printf("%d\n", (int64_t)(b64 % 10));
	printf("%d\n", (int64_t)(b64 / k));
	printf("%d\n", (int64_t)(b64 % k));
	printf("%d\n", (int64_t)((uint64_t)n / k));
	printf("%d\n", (int64_t)((unsigned int)n / k));
	printf("%d\n", (int64_t)(n / (unsigned int)k));
	printf("%d\n", (int64_t)(a64 / 10));
	printf("%d\n", (int64_t)(a64 % 10));
	printf("%d\n", (int64_t)(a64 / k));
	printf("%d\n", (int64_t)(b8 / a8));
	printf("%d\n", (int64_t)(a8 % k));
	printf("%d\n", (int64_t)(a16 / a8));
	printf("%d\n", (int64_t)(a64 / (n + 6)));
	printf("%d\n", (int64_t)(a64 % (n + 6)));
	printf("%d\n", (int64_t)(a32 / (n + 6)));
	printf("%d\n", (int64_t)(a32 % (n + 6)));
	printf("%d\n", (int64_t)(a64 / -1));
	printf("%d\n", (int64_t)(a32 / -1));
	printf("%d\n", (int64_t)(n / -1));
	printf("%d\n", (int64_t)(k % -1));
}

/* Mixed operators. */
BEGIN
{
	printf("%d\n", (int64_t)(k - -n));
	printf("%d\n", (int64_t)(k - (n - one)));
	printf("%d\n", (int64_t)(k - (k - (k - one))));
	printf("%d\n", (int64_t)(- -k));
	printf("%d\n", (int64_t)(-(-n)));
	printf("%d\n", (int64_t)(~-k));
	printf("%d\n", (int64_t)(-~k));
	printf("%d\n", (int64_t)(k & 3 | 8 ^ 2));
	printf("%d\n", (int64_t)(k & 1 == 1));
	printf("%d\n", (int64_t)((k & 1) == 1));
	printf("%d\n", (int64_t)(k + n * k - n / k % 3));
	printf("%d\n", (int64_t)(k * (n + 2)));
	printf("%d\n", (int64_t)((n + 2) * k));
	printf("%d\n", (int64_t)(k << 1 + one));
	printf("%d\n", (int64_t)(k ? n ? 1 : 2 : 3));
	printf("%d\n", (int64_t)(0 ? k : n ? n : 1));
	printf("%d\n", (int64_t)((k ? a8 : b8) + 1));
	printf("%d\n", (int64_t)(k ? -1 : 1U));
	printf("%d\n", (int64_t)(k ? -1L : 1U));
	printf("%d\n", (int64_t)((k ? -1 : b32) > 0));
	printf("%d\n", (int64_t)(k > 0 && n < 0 || one == 2));
	printf("%d\n", (int64_t)(k == 7 ? n == -7 ? 10 : 20 : 30));
	printf("%d\n", (int64_t)((k, n) + 1));
	printf("%d\n", (int64_t)((k ^^ n) + (k ^^ 0)));
}

/* Compound assignment and steps. */
BEGIN
{
	a8 += 100;
	printf("%d\n", (int64_t)(a8));
	b8 += 100;
	printf("%d\n", (int64_t)(b8));
	a16 -= 10000;
	printf("%d\n", (int64_t)(a16));
	b16 *= 3;
	printf("%d\n", (int64_t)(b16));
	a32 -= 1;
	printf("%d\n", (int64_t)(a32));
	b32 <<= 3;
	printf("%d\n", (int64_t)(b32));
	a64 -= 1;
	printf("%d\n", (int64_t)(a64));
	b64 += 10;
	printf("%d\n", (int64_t)(b64));
	a8 <<= 5;
	printf("%d\n", (int64_t)(a8));
	b8 >>= 2;
	printf("%d\n", (int64_t)(b8));
	a8 /= 3;
	printf("%d\n", (int64_t)(a8));
	b8 %= 10;
	printf("%d\n", (int64_t)(b8));
	b8 -= 100;
	printf("%d\n", (int64_t)(b8));
	a16 ^= 0x5555;
	printf("%d\n", (int64_t)(a16));
	b16 |= 0x8001;
	printf("%d\n", (int64_t)(b16));
	b16 &= 0xff0f;
	printf("%d\n", (int64_t)(b16));
	a32 /= 3;
	printf("%d\n", (int64_t)(a32));
	a32 %= 1000;
	printf("%d\n", (int64_t)(a32));
	b32 /= 7;
	printf("%d\n", (int64_t)(b32));
	a64 >>= 5;
	printf("%d\n", (int64_t)(a64));
	b64 -= 100;
	printf("%d\n", (int64_t)(b64));
	b64 >>= 3;
	printf("%d\n", (int64_t)(b64));
	b8 = ~b8;
	printf("%d\n", (int64_t)(b8));
	a8 = b16;
	printf("%d\n", (int64_t)(a8));
	b16 = a64;
	printf("%d\n", (int64_t)(b16));
	a32 = b64;
	printf("%d\n", (int64_t)(a32));
	b8 *= b8;
	printf("%d\n", (int64_t)(b8));
	a8 -= b16;
	printf("%d\n", (int64_t)(a8));
	k = 5;
	printf("%d\n", (int64_t)(k++));
	printf("%d\n", (int64_t)(k));
	printf("%d\n", (int64_t)(++k));
	printf("%d\n", (int64_t)(k--));
	printf("%d\n", (int64_t)(--k));
	b8 = 255;
	printf("%d\n", (int64_t)(b8++));
	printf("%d\n", (int64_t)(b8));
	printf("%d\n", (int64_t)(--b8));
	printf("%d\n", (int64_t)((uint8_t)(b8 + 2)));
	a8 = 127;
	printf("%d\n", (int64_t)(++a8));
	printf("%d\n", (int64_t)(a8--));
	printf("%d\n", (int64_t)(a8));
	printf("%d\n", (int64_t)((k = 3) + (k = 4) * 10));
	printf("%d\n", (int64_t)(k++ + k++));
	printf("%d\n", (int64_t)(k-- - --k));
	printf("%d\n", (int64_t)((k += 2) * (k -= 1)));
	k = 5;
}

/* What && || ?: leave out does not happen. */
BEGIN
{
	n = 0;
	printf("%d\n", (int64_t)(0 && n++));
	printf("%d\n", (int64_t)(1 || n++));
	printf("%d\n", (int64_t)(n));
	printf("%d\n", (int64_t)(1 && n++));
	printf("%d\n", (int64_t)(n));
	printf("%d\n", (int64_t)(0 || n++));
	printf("%d\n", (int64_t)(n));
	printf("%d\n", (int64_t)(k ? n : n++));
	printf("%d\n", (int64_t)(n));
	printf("%d\n", (int64_t)(k ? (n = 7) : (n = 8)));
	printf("%d\n", (int64_t)(n));
	printf("%d\n", (int64_t)(n == 7 && (k = 1) || (k = 2)));
	printf("%d\n", (int64_t)(k));
	printf("%d\n", (int64_t)(n++ ^^ n++));
	printf("%d\n", (int64_t)(n));
}

/* Arrays. */
BEGIN
{
	arr[0] = 10;
	n = 1;
	arr[n] = 20;
	arr[n + 1] = arr[n] + arr[0];
	arr[4]++;
	arr[3]--;
	arr[n]++;
	arr[n] *= 3;
	arr[2] += 1;
	arr[2] -= 1;
	sh[3] = 40000;
	sh[n] = sh[3] * 2;
	sh[2]++;
	sh[2] <<= 15;
	printf("%d\n", (int64_t)(arr[0]));
	printf("%d\n", (int64_t)(arr[1]));
	printf("%d\n", (int64_t)(arr[2]));
	printf("%d\n", (int64_t)(arr[3]));
	printf("%d\n", (int64_t)(arr[4]));
	printf("%d\n", (int64_t)(arr[n]++));
	printf("%d\n", (int64_t)(arr[1]));
	printf("%d\n", (int64_t)(--arr[n]));
	printf("%d\n", (int64_t)(sh[n]));
	printf("%d\n", (int64_t)(sh[3]));
	printf("%d\n", (int64_t)(sh[2]));
	printf("%d\n", (int64_t)(arr[n] + sh[n]));
}

/* Associative arrays. */
BEGIN
{
	m[3] = 4;
	m[n] = m[3] * m[3];
	m[n]++;
	m[2] -= 5;
	m[m[3]] = 9;
	printf("%d\n", (int64_t)(m[1]));
	printf("%d\n", (int64_t)(m[2]));
	printf("%d\n", (int64_t)(m[3]));
	printf("%d\n", (int64_t)(m[4]));
	printf("%d\n", (int64_t)(m[5]));
	printf("%d\n", (int64_t)(m[n]++));
	printf("%d\n", (int64_t)(m[n]--));
	printf("%d\n", (int64_t)(m[n]));
	printf("%d\n", (int64_t)(m[m[m[3] - 1]]));
	printf("%d\n", (int64_t)(m[3] += m[4]));
	printf("%d\n", (int64_t)(m[3] <<= 2));
	printf("%d\n", (int64_t)(m[3]));
	m[3] = 0;
	printf("%d\n", (int64_t)(m[3]));
}

/* Bit-fields of variables. */
BEGIN
{
	g.a = 3;
	g.b = 31;
	g.c = -5;
	g.d = 1UL << 32;
	g.e = -1;
	g.f = 3;
	g.g = -9;
	printf("%d\n", (int64_t)(g.a));
	printf("%d\n", (int64_t)(g.b));
	printf("%d\n", (int64_t)(g.c));
	printf("%d\n", (int64_t)(g.d));
	printf("%d\n", (int64_t)(g.e));
	printf("%d\n", (int64_t)(g.f));
	printf("%d\n", (int64_t)(g.g));
	g.a++;
	g.b += 2;
	g.c -= 510;
	g.d--;
	g.e -= 128;
	g.f ^= 1;
	g.g <<= 45;
	printf("%d\n", (int64_t)(g.a));
	printf("%d\n", (int64_t)(g.b));
	printf("%d\n", (int64_t)(g.c));
	printf("%d\n", (int64_t)(g.d));
	printf("%d\n", (int64_t)(g.e));
	printf("%d\n", (int64_t)(g.f));
	printf("%d\n", (int64_t)(g.g));
	printf("%d\n", (int64_t)(g.a--));
	printf("%d\n", (int64_t)(g.a));
	printf("%d\n", (int64_t)(++g.b));
	printf("%d\n", (int64_t)(g.b));
	printf("%d\n", (int64_t)(-g.a));
	printf("%d\n", (int64_t)(g.c / 2));
	printf("%d\n", (int64_t)(g.a < 0));
	printf("%d\n", (int64_t)(g.d > 0));
	printf("%d\n", (int64_t)(g.b - 10));
	printf("%d\n", (int64_t)(g.b - 40));
	printf("%d\n", (int64_t)(~g.b));
	printf("%d\n", (int64_t)(-g.b));
	printf("%d\n", (int64_t)(g.b < -1));
	printf("%d\n", (int64_t)(-g.b / 2));
	printf("%d\n", (int64_t)((g.b - 32) >> 1));
	printf("%d\n", (int64_t)(g.a * g.b));
	printf("%d\n", (int64_t)(sizeof(struct bits)));
	printf("%d\n", (int64_t)(sizeof(g.e)));
	printf("%d\n", (int64_t)(sizeof(arr)));
	printf("%d\n", (int64_t)(sizeof(sh[0])));
}

/* Structs and unions, in variables of every kind. */
BEGIN
{
	nest[2].c = 200;
	nest[2].s = 7;
	nest[2].s++;
	nest[2].t = -64;
	nest[2].t--;
	nest[2].v[n] = 11;
	nest[2].v[n] *= 3;
	nest[2].v[2] -= 1;
	nest[3] = nest[2];
	nest[3].v[0]++;
	whole = nest[3];
	whole.v[1]--;
	printf("%d\n", (int64_t)(nest[2].c));
	printf("%d\n", (int64_t)(nest[2].s));
	printf("%d\n", (int64_t)(nest[2].t));
	printf("%d\n", (int64_t)(nest[2].v[1]));
	printf("%d\n", (int64_t)(nest[2].v[n + 1]));
	printf("%d\n", (int64_t)(nest[3].v[0]));
	printf("%d\n", (int64_t)(nest[3].v[1]));
	printf("%d\n", (int64_t)(nest[2].v[0]));
	printf("%d\n", (int64_t)(whole.v[n]));
	printf("%d\n", (int64_t)(whole.t));
	printf("%d\n", (int64_t)(whole.c));
	printf("%d\n", (int64_t)(whole.s--));
	printf("%d\n", (int64_t)(whole.s));
	self->si = whole;
	self->si.t = 5;
	self->si.t -= 70;
	self->si.v[n]++;
	self->sx = 2147483647;
	self->sx++;
	self->sb = 250;
	self->sb += 10;
	this->tx = 32767;
	this->tx++;
	printf("%d\n", (int64_t)(self->si.t));
	printf("%d\n", (int64_t)(self->si.v[1]));
	printf("%d\n", (int64_t)(self->si.c));
	printf("%d\n", (int64_t)(self->si.s));
	printf("%d\n", (int64_t)(self->sx));
	printf("%d\n", (int64_t)(self->sx - 1));
	printf("%d\n", (int64_t)(self->sb));
	printf("%d\n", (int64_t)(self->sb++));
	printf("%d\n", (int64_t)(self->sb));
	printf("%d\n", (int64_t)(this->tx));
	printf("%d\n", (int64_t)(this->tx--));
	printf("%d\n", (int64_t)(this->tx));
	printf("%d\n", (int64_t)(self->sx < 0));
	printf("%d\n", (int64_t)(self->sb - 300));
	uu.i = 0x81828384;
	printf("%d\n", (int64_t)(uu.c[0]));
	printf("%d\n", (int64_t)(uu.c[3]));
	printf("%d\n", (int64_t)(uu.h[0]));
	printf("%d\n", (int64_t)(uu.h[1]));
	printf("%d\n", (int64_t)(uu.i));
	uu.c[n] = 1;
	uu.h[1]++;
	printf("%d\n", (int64_t)(uu.i));
	printf("%d\n", (int64_t)(uu.h[0]));
	printf("%d\n", (int64_t)(uu.c[n]));
}

/* Enumerations and pointers. */
BEGIN
{
	col = BLUE;
	printf("%d\n", (int64_t)(col));
	printf("%d\n", (int64_t)(col + 1));
	printf("%d\n", (int64_t)(col < RED));
	printf("%d\n", (int64_t)(col == BLUE));
	printf("%d\n", (int64_t)(GREEN * 2));
	col = GREEN;
	printf("%d\n", (int64_t)(col));
	printf("%d\n", (int64_t)(col++));
	printf("%d\n", (int64_t)(col));
	p = (int *)alloca(64);
	*p = 5;
	p[3] = *p * 2;
	p[n]--;
	++*p;
	printf("%d\n", (int64_t)(*p));
	printf("%d\n", (int64_t)(p[1]));
	printf("%d\n", (int64_t)(p[3]));
	printf("%d\n", (int64_t)(*(p + 3)));
	printf("%d\n", (int64_t)(p + 3 - p));
	printf("%d\n", (int64_t)(&p[3] - p));
	printf("%d\n", (int64_t)(p < p + 1));
	printf("%d\n", (int64_t)(p == 0));
	printf("%d\n", (int64_t)(!p));
	printf("%d\n", (int64_t)(p[3]++));
	printf("%d\n", (int64_t)(p[3]));
	printf("%d\n", (int64_t)(*p++));
	printf("%d\n", (int64_t)(*p));
	printf("%d\n", (int64_t)((uint64_t)(p + 2) - (uint64_t)p));
}

/* A _Bool takes 0 or 1 by whatever operator; the value of an assignment is what its left side then holds. */
BEGIN
{
	truth = (_Bool)0;
	printf("%d\n", truth += 200);
	printf("%d\n", truth);
	printf("%d\n", truth |= 6);
	truth ^= 0x70;
	printf("%d\n", truth);
	printf("%d %d\n", truth--, truth);
	printf("%d %d\n", truth--, truth);
	g.a = 1;
	printf("%d %d\n", g.a += 7, g.a);
	printf("%d %d\n", g.b = 40, g.b);
	self->sg.a = 1;
	printf("%d %d\n", self->sg.a = 5, self->sg.a);
	printf("%d %d\n", self->sg.b -= 1, self->sg.b);
	bp = (_Bool *)alloca(8);
	printf("%d %d\n", bp[1]--, bp[1]);
	printf("%d %d\n", bp[1]--, bp[1]);
	printf("%d %d\n", bp[2]++, bp[2]);
	printf("%d %d\n", bp[2]++, bp[2]);
	printf("%d %d\n", --bp[2], bp[2] += 5);
}

/* What a _Bool is compared with 0 by has 64 bits, however the value is assigned. */
BEGIN
{
	n = 37;
	b32 = 0x80000000;
	truth = 1;
	printf("%d ", truth <<= n);
	truth = 1;
	truth = truth << n;
	printf("%d ", truth);
	truth = 1;
	printf("%d ", truth *= b32 + b32);
	bp = (_Bool *)alloca(8);
	bp[3] = 1;
	printf("%d\n", bp[3] <<= n);
}

BEGIN
{
	exit(0);
}
