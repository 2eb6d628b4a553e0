/*
 * strcmp() and strncmp() are C's: by bytes as they are without a sign, up to a NUL or n of them.  A string has at most
 * strsize bytes, whatever n is; a literal is cut there.
 */
#pragma D option quiet
#pragma D option strsize=8
BEGIN
{
	s = "abc";
	printf("%d %d %d\n", strcmp(s, "abc"), strcmp(s, "abd") < 0, strcmp(s, "ab") > 0);
	printf("%d %d\n", strcmp("\377", "a") > 0, strcmp("", "a") < 0);
	printf("%d %d %d\n", strncmp(s, "abd", 2), strncmp(s, "abd", 3) < 0, strncmp(s, "xyz", 0));
	printf("%d %d\n", strncmp(s, "abc", 1000), strncmp(s, "abcd", -1) < 0);
	printf("%d %d\n", strcmp("12345678x", "12345678y"), strncmp("12345678x", "12345678y", 9));
	this->p = (char *)alloca(4);
	this->p[0] = 'a';
	this->p[1] = 'b';
	printf("%d %d\n", strcmp(this->p, "ab"), strncmp(stringof(this->p), execname, 0));
}
BEGIN { printf("%d\n", strcmp(strstr("ab", "x"), "a")); }
BEGIN { exit(0); }
ERROR { printf("fault %d\n", arg4); }
