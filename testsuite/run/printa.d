/*
 * printa() with a format: once per key tuple, by ascending value; plain conversions take the keys in
 * order, %@ the value; several aggregations are joined by their keys, zero where one has none (Output
 * Formatting, "printa"). What was printed so is not printed again.
 */
#pragma D option quiet
BEGIN
{
	@c["a", 1] = sum(30);
	@c["b", 2] = sum(10);
	@c["c", 3] = sum(20);
	printa("%-4s|%3d|%@6d|\n", @c);
	printa("%s=%@x\n", @c);
	@d["a", 1] = count();
	printa("%s/%d %@d %@d\n", @c, @d);
	exit(0);
}
