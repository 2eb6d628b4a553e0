/*
 * Integer arithmetic is C's, done in 64 bits; casts and assignments cut off and extend the sign;
 * signed shifts to the right are arithmetic (Types, Operators, and Expressions).
 */
#pragma D option quiet
int8_t c; uint8_t u; int i; unsigned int n; int64_t l;
BEGIN
{
	c = 300; u = 300; i = -7; n = 7; l = 1;
	printf("%d %d %d\n", c, u, (char)200);
	printf("%d %d %d %d\n", i / 2, i % 2, i >> 1, (unsigned int)i >> 28);
	printf("%d %d\n", i < n, (int)n > i);
	printf("%d %d %d\n", l << 40, (int)(l << 40), ~0);
	printf("%d %d %d %d\n", 1 ^^ 1, 1 ^^ 0, 3 && 0, 0 || 2);
	printf("%d %d\n", 'AB', sizeof(struct list_head));
	exit(0);
}
