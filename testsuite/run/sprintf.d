/*
 * sprintf() makes what printf() prints, byte for byte: each line has both.  Flags, widths and precisions are C's; an
 * integer has the size of its type; %d of an unsigned type is %u.  The result is cut to strsize.  A string that is NULL
 * is a fault, as in printf().
 */
#pragma D option quiet
#pragma D option strsize=40
struct s { char name[8]; unsigned int low:3; int high:5; } s;
enum e { MINUS = -1, ONE = 1 };
char c;
unsigned char uc;
BEGIN
{
	c = -2; uc = 200; s.low = 5; s.high = -3; s.name[0] = 'n'; s.name[1] = 'm';
	printf("[%d]", c); printf("%s\n", sprintf("[%d]", c));
	printf("[%u %x %o]", c, c, c); printf("%s\n", sprintf("[%u %x %o]", c, c, c));
	printf("[%d %i]", uc, uc); printf("%s\n", sprintf("[%d %i]", uc, uc));
	printf("[%d]", 0xffffffffffffffff); printf("%s\n", sprintf("[%d]", 0xffffffffffffffff));
	printf("[%d]", -9223372036854775807 - 1); printf("%s\n", sprintf("[%d]", -9223372036854775807 - 1));
	printf("[%8d|%-8d|%08d]", -42, -42, -42); printf("%s\n", sprintf("[%8d|%-8d|%08d]", -42, -42, -42));
	printf("[%+d|% d|%.3d|%8.3d]", 4, 4, 4, 4); printf("%s\n", sprintf("[%+d|% d|%.3d|%8.3d]", 4, 4, 4, 4));
	printf("[%#x|%#X|%#o|%#x]", 255, 255, 8, 0); printf("%s\n", sprintf("[%#x|%#X|%#o|%#x]", 255, 255, 8, 0));
	printf("[%08.3x|%.0d|%#.0o]", 255, 0, 0); printf("%s\n", sprintf("[%08.3x|%.0d|%#.0o]", 255, 0, 0));
	printf("[%*d|%.*d|%-*x]", -5, 7, 2, 1, 4, 10); printf("%s\n", sprintf("[%*d|%.*d|%-*x]", -5, 7, 2, 1, 4, 10));
	printf("[%lld|%hhd|%hd|%lu]", 1LL, c, (short)-3, 4UL);
	printf("%s\n", sprintf("[%lld|%hhd|%hd|%lu]", 1LL, c, (short)-3, 4UL));
	printf("[%s|%6s|%-6s|%.2s]", "abc", "abc", "abc", "abc");
	printf("%s\n", sprintf("[%s|%6s|%-6s|%.2s]", "abc", "abc", "abc", "abc"));
	printf("[%*s|%.*s]", 5, "abc", 1, "abc"); printf("%s\n", sprintf("[%*s|%.*s]", 5, "abc", 1, "abc"));
	printf("[%c|%3c|%-3c|%.0c]", 65, 'b', 'c', 'd');
	printf("%s\n", sprintf("[%c|%3c|%-3c|%.0c]", 65, 'b', 'c', 'd'));
	printf("[%p|%#p|%?p]", (void *)255, (int *)16, 1);
	printf("%s\n", sprintf("[%p|%#p|%?p]", (void *)255, (int *)16, 1));
	printf("[100%%|%%d]"); printf("%s\n", sprintf("[100%%|%%d]"));
	printf("[%d %d %d %s]", s.low, s.high, MINUS, s.name);
	printf("%s\n", sprintf("[%d %d %d %s]", s.low, s.high, MINUS, s.name));
	printf("%s|\n", sprintf("%038d|%d", 1, 23));
	printf("%s|\n", sprintf("%50s", "x"));
	printf("%d\n", strlen(sprintf("a%cb", 0)));
	this->x = sprintf("%s.%d", sprintf("%s-%x", "in", 10), this->n = 3) == "in-a.3";
	printf("%d %d\n", this->x, this->n);
	t[sprintf("k%d", 1)] = 7;
	printf("%d\n", t["k1"]);
}
BEGIN { printf("%s\n", sprintf("%s", strstr("a", "b"))); }
BEGIN { exit(0); }
ERROR { printf("fault %d\n", arg4); }
