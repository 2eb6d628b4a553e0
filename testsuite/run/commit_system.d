/*
 * build: -w
 * system() and freopen() are not data that commit() could not go with: in one clause, whichever is written
 * first, what the clause has recorded before the commit() comes out before the speculation (Speculative tracing).
 * A fault after it takes neither.
 */
#pragma D option quiet
#pragma D option nspec=4
int one;
int no;
BEGIN
{
	a = speculation();
	b = speculation();
	c = speculation();
}
BEGIN { speculate(a); printf("in a\n"); }
BEGIN { speculate(b); printf("in b\n"); }
BEGIN { speculate(c); printf("in c\n"); }
BEGIN { system("echo before a"); commit(a); }
BEGIN { commit(b); system("echo after b"); }
BEGIN { one = 1; }
BEGIN
{
	if (one)
		commit(c);
	if (no)
		commit(99);
	system("echo with c");
}
BEGIN { d = speculation(); }
BEGIN { speculate(d); printf("in d\n"); }
BEGIN { system("echo before d"); commit(d); system("echo lost"); this->x = *(int *)8; }
tick-200ms { exit(0); }
