/* Section 4: a result keeps its 64 bits until it is stored, recorded, passed or cast. */
int x;
unsigned int u;
int64_t wide;
int element[int64_t];

BEGIN
{
	wide = 10 * 1000000000;
	x = 10 * 1000000000;
	trace((int64_t)(10 * 1000000000));
	trace(10 * 1000000000);
	trace((int)(10 * 1000000000) / 2);
	wide = x * x / x;
	wide = x + x;
	x = x + x;
	wide = -x;
	wide = 1 << x;
	wide = x * x > u;
	wide = u ? x * x : u;
	wide = (x, x * x);
	element[x * x] = 1;
	x /= x * x;
	@ = sum(x * x);
	trace(sizeof(x * x));
	trace(10 * 1000000000 == 10000000000);
}

END
/ x * x /
{
	trace(lltostr(x * x));
}
