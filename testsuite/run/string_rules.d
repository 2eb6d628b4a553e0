/*
 * Strings as Oracle's DTrace has them: strsize does not count the NUL, and copyinstr(a, n) does; NULL in a
 * variable is before "", and strtok() takes none; the forms of addresses and paths (Subroutines; Types).
 */
#pragma D option quiet
#pragma D option strsize=8
string s, t;
self string none, u;
BEGIN
{
	s = "12345678";
	t = strjoin("1234", "56789");
	printf("%s %s %d %d\n", s, t, strlen(t), s == t);
	printf("%d %d %d %d\n", sizeof (s), sizeof (execname), sizeof "hi", sizeof (string));
	printf("%s|%s|%s\n", substr("0123456789", 0), strtok("abcdefghij", "j"), "123456789");
	a["123456789"] = 1;
	printf("%d %d\n", a["12345678"], a["1234567"]);
	s[7] = 'x';
	printf("%s\n", s);
}
BEGIN
{
	printf("%d %d %d %d\n", t == "", t == NULL, t < "", t > "");
	t = NULL;
	self->u = "";
	printf("%d %d %d %d %d\n", t == "", t == NULL, t < "", t > "", t == t);
	printf("%d %d %d %d\n", t != "", "" == t, "" > t, t < "a");
	printf("%d %d %d %d\n", t == self->u, t < self->u, self->u == "", self->u < "a");
	self->u = NULL;
	printf("%d %d %d %d\n", t == self->u, t != self->u, self->u == "", self->u == "a");
	t = "";
	printf("%d %d %d\n", t == "", t == NULL, self->u < t);
}
BEGIN { printf("%s\n", strtok("a b", " ")); printf("%s\n", strtok(NULL, " ")); }
BEGIN { t = NULL; strtok("a b", " "); printf("%s\n", strtok(t, " ")); }
BEGIN { self->none = NULL; strtok("a b", " "); printf("%s\n", strtok(self->none, " ")); }
BEGIN { printf("%d\n", strchr("abc", 'x') == t); }
BEGIN { printf("%d\n", strchr("abc", 'c') > t); }
BEGIN
{
	printf("%s %s %s %s %s\n", cleanpath("/a/b/."), cleanpath("/a/b/.."), cleanpath("/a/b/"), cleanpath("/.."),
	    cleanpath("/a/./"));
	exit(0);
}
