/* What is kept for an inline's parameter and what a body declares are two variables, though both are called n. */
#pragma D option quiet
inline int difference[int n] = n - n;
BEGIN
{
	printf("%d ", difference[pid * 3 + 8 * cpu + 16 * ppid + 32 * uid]);
	int n = 3;
	printf("%d\n", n);
	exit(0);
}
