/*
 * normalize() divides what is printed from then on; denormalize() takes that back; clear() keeps the
 * keys and sets the values to zero (Aggregations).
 */
#pragma D option quiet
BEGIN
{
	@["x"] = sum(1000);
	@["y"] = sum(2599);
	normalize(@, 100);
	printa("%s %@d\n", @);
	denormalize(@);
	printa("%s %@d\n", @);
	clear(@);
	printa("%s %@d\n", @);
	exit(0);
}
