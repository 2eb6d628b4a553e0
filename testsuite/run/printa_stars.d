/*
 * In printa() a * takes a key for the width or the precision, a negative one aligns left, and %@ may be a time
 * or an address (Output Formatting, "printa").
 */
#pragma D option quiet
BEGIN
{
	@[6, 42] = sum(3); @[-6, 7] = sum(4);
	printa("[%*d]\n", @);
	printa("[%.*d]\n", @);
	printa("[%*@d|%d]\n", @);
	@w[12, 3, "abcdef"] = count();
	printa("[%*.*s]\n", @w);
	@t = max(1000000000123456789);
	printa("%@Y|%@24Y|%@T\n", @t);
	@p["http"] = max(80);
	printa("%s %@a\n", @p);
	exit(0);
}
