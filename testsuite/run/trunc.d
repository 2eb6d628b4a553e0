/*
 * trunc(@, n) keeps the n highest, trunc(@, -n) the n lowest, trunc(@) none (Aggregations, "trunc").
 */
#pragma D option quiet
BEGIN
{
	@a["one"] = sum(1); @a["two"] = sum(2); @a["three"] = sum(3); @a["four"] = sum(4);
	trunc(@a, 3);
	printa("%s %@d\n", @a);
	trunc(@a, -2);
	printa("%s %@d\n", @a);
	@b["gone"] = count();
	trunc(@b);
	exit(0);
}
