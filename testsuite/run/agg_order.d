/*
 * Distributions of equal total are ordered by the count at zero, then by key; with lquantize() from 1 on
 * what lies below is at zero. Keys of one or two bytes are printed and sorted as unsigned ones, others as their
 * types say (Aggregations, "Order of output"; Default output, "Aggregations").
 */
#pragma D option quiet
char c;
short s;
unsigned char uc;
int i;
long l;
BEGIN
{
	@q["z"] = quantize(-1); @q["z"] = quantize(1);
	@q["y"] = quantize(0); @q["x"] = quantize(0);
	@q["a"] = quantize(0, 2);
	@l["z"] = lquantize(-1, -5, 5); @l["z"] = lquantize(1, -5, 5);
	@l["y"] = lquantize(0, -5, 5); @l["x"] = lquantize(0, -5, 5);
	@l["a"] = lquantize(0, -5, 5, 1, 2);
	@m["z"] = lquantize(1, 1, 5, 1, 0);
	@m["y"] = lquantize(-7, 1, 5); @m["x"] = lquantize(0, 1, 5);
	@m["a"] = lquantize(0, 1, 5, 1, 2);
	@ll["z"] = llquantize(-1, 10, 0, 1, 10); @ll["z"] = llquantize(1, 10, 0, 1, 10);
	@ll["y"] = llquantize(0, 10, 0, 1, 10); @ll["x"] = llquantize(0, 10, 0, 1, 10);
	@ll["a"] = llquantize(0, 10, 0, 1, 10, 2);
	printa("%s", @q); printa("%s", @l); printa("%s", @m); printa("%s", @ll);
	trunc(@q, 1); printa("%s", @q);
	setopt("aggsortrev"); printa("%s", @ll); setopt("aggsortrev", "");

	c = -1; @c[c] = sum(1); c = 1; @c[c] = sum(1);
	s = -1; @s[s] = sum(1); s = 1; @s[s] = sum(1);
	uc = -1; @uc[uc] = sum(1); uc = 1; @uc[uc] = sum(1);
	i = -1; @i[i] = sum(1); i = 1; @i[i] = sum(1);
	l = -1; @n[l] = sum(1); l = 1; @n[l] = sum(1);
	printa(@c); printa(@s); printa(@uc); printa(@i); printa(@n);
	printa("%d %@d\n", @c);
	exit(0);
}
