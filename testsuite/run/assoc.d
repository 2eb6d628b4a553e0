/*
 * Associative arrays: every tuple its own element; one that was never assigned reads zero, and assigning
 * zero removes one (Variables, "Associative Arrays").
 */
#pragma D option quiet
BEGIN
{
	a["x", 1] = 10;
	a["x", 2] = 20;
	a["y", 1] = 30;
	a["x", 1] += 5;
	printf("%d %d %d %d\n", a["x", 1], a["x", 2], a["y", 1], a["z", 9]);
	a["x", 2] = 0;
	a["y", 1]++;
	printf("%d %d\n", a["x", 2], a["y", 1]);
	exit(0);
}
