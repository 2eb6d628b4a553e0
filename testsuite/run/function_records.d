/* What functions record: in the order in which it happens, for the clause that calls, through nested calls and loops.
 *
 * status: 3
 */
#pragma D option quiet
void line(string s, int n) { printf("%s %d\n", s, n); }
int noisy(int n) { line("noisy", n); return n + 1; }
void count_down(int n)
{
	if (!n)
		return;
	trace(n);
	count_down(n - 1);
	@left = count();
	printf(".");
}
void leave(int status) { printf("leaving\n"); exit(status); }
BEGIN
{
	printf("first\n");
	line("a", 1);
	printf("between\n");
	line("b", noisy(7));
	if (noisy(1) == 2)
		line("c", 3);
	for (i = 0; i < noisy(1); i++)
		printf("turn %d\n", i);
	this->x = noisy(40);
	printf("%d\n", this->x);
	count_down(3);
	printf("\n");
}
BEGIN { @calls[probename] = count(); leave(3); printf("still of the clause\n"); }
BEGIN { printf("never\n"); }
END { line("end", 1); printa("%s %@d\n", @calls); printa("%@d\n", @left); }
