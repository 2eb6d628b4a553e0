/*
 * The string subroutines (Subroutines). Comparison is by bytes.
 */
#pragma D option quiet
string s;
BEGIN
{
	s = "/usr/lib/modules";
	printf("%d %s %s\n", strlen(s), basename(s), dirname(s));
	printf("%s %s\n", substr(s, 5), substr(s, 5, 3));
	printf("%s %s %s\n", strchr(s, 'l'), strrchr(s, 'l'), strstr(s, "mod"));
	printf("%d %d %d\n", index(s, "lib"), rindex(s, "/"), index(s, "none"));
	printf("%s\n", strjoin("one", strjoin("-", "two")));
	printf("%s %s\n", strtok("a,b", ","), strtok(NULL, ","));
	printf("%s %s\n", lltostr(-12), cleanpath("/a/../b//c/./d"));
	printf("%d %d %d\n", "abc" == "abc", "abc" < "abd", "b" <= "abc");
	exit(0);
}
