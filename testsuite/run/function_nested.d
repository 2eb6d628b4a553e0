/*
 * Calls inside what records and inside each other: a record is whole before another one begins, a string that is
 * passed is what it was at that moment, and what a call gives back is its own memory alone.
 */
#pragma D option quiet
#pragma D option strsize=1024
string s;
int noisy(int a) { printf("noisy %d\n", a); return a; }
string loud(string t) { printf("loud\n"); return strjoin(t, "!"); }
int outer(int a) { return noisy(a) + noisy(a + 1); }
inline int twice[int n] = 2 * noisy(n);
string first(string a, int b) { return a; }
int renew(void) { s = "new"; return 1; }
int same(int i) { return i; }
int through(int i) { return same(i); }
string literal(void) { return "abc"; }
void drop(void) { literal(); }
int add(int i) { return i + 1; }
BEGIN
{
	printf("%d\n", noisy(3));
	printf("%s %d\n", loud("x"), outer(5));
	trace(twice[4]);
	printf("\n");
	s = "old";
	printf("%s %s\n", first(s, renew()), s);
	this->i = 5;
	printf("%d %d\n", this->i++ + same(1), this->i);
	printf("%s\n", strjoin(strjoin("abc", "d"), through(1) ? strjoin("x", "y") : "z"));
	@[strjoin("a", "b"), through(1), strjoin("c", "d")] = count();
	printa("%s %d %s %@d\n", @);
	drop();
	printf("%s\n", literal());
	for (int i = 0; i < 10; i++)
		n = add(i);
	switch (n) {
	case 10:
		n = add(n);
	case 11:
		n = add(n);
	}
	printf("%d\n", n);
}
BEGIN
{
	self->id = speculation();
	speculate(self->id);
	printf("%d\n", noisy(7));
	printf("%d\n", noisy(8));
}
BEGIN { printf("before\n"); }
BEGIN { commit(self->id); }
BEGIN { exit(noisy(0)); }
