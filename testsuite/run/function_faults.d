/* A fault in a function ends the clause that has called it, at its own line; endless recursion is a fault. */
#pragma D option quiet
int forever(int n) { return forever(n + 1); }
int bad(int n)
{
	trace(*(int *)n);
	printf("not reached\n");
	return 1;
}
int *gone(void) { return (int *)alloca(8); }
string large(int n) { string s = "x"; return n ? strjoin(s, large(n - 1)) : s; }
BEGIN { printf("%s\n", large(20)); }
BEGIN { forever(1); printf("not reached\n"); }
BEGIN { bad(16); printf("not reached\n"); }
BEGIN { printf("%d\n", *gone()); }
BEGIN { printf("others run\n"); exit(0); }
ERROR { printf("fault %d%s\n", arg4, arg4 == DTRACEFLT_DEPTH ? ", too deep" : ""); }
