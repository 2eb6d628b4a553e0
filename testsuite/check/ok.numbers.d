/* Section 4: promotion, truncation, signedness, types of literals, folding. */
char c8;
unsigned char u8;
short s16;
unsigned int u32;
int64_t s64;
uint64_t u64;

BEGIN
{
	c8 = 300;
	u8 = c8;
	s16 = u32 >> 3;
	s64 = -5 / 2;
	u64 = -1;
	this->a = 'a';
	this->ab = 'ab';
	this->sh = 1 << 40;
	this->q = 1L << 40;
	this->cmp = u32 < -1;
	this->cmp2 = s64 < u32;
	this->x = c8 + u8;
	this->m = u8 * u8;
	this->neg = -u8;
	this->u = 5U;
	this->h = 0xffffffff;
	this->l = 4294967295;
	this->ll = 0x8000000000000000;
	trace((char)300);
	trace((unsigned char)-1);
	trace((_Bool)u32);
	trace(!u32);
	trace(~u8);
	trace(u32 ? 1 : 2L);
	trace(1 > 0 ? 1 : 2);
	trace(sizeof(u32));
	trace((long)u32 >> 3);
	trace(u32 << 3L);
	u32 == 3 || u32 == 4;
	u32 ^^ 3;
	trace((u32, u32 + 1));
	x++;
	y -= 2;
}
