/*
 * printf()'s conversions with flags, width and precision; an integer of any size goes with any of them,
 * printed by its own sign and, in hexadecimal, by its own size (Output Formatting, "printf").
 */
#pragma D option quiet
int minus; uint32_t most; short low; uint64_t all; int8_t tiny;
BEGIN
{
	minus = -1; most = -1; low = -2; all = -1; tiny = -3;
	printf("%d|%5d|%-5d|%05d|%+d|% d|\n", 42, 42, 42, 42, 42, 42);
	printf("%x|%X|%#x|%o|%u|%i|\n", 255, 255, 255, 8, 7, -7);
	printf("%d|%x|%d|%x|\n", minus, minus, most, most);
	printf("%d|%x|%u|%d|%x|\n", low, low, all, tiny, all);
	printf("%ld|%lld|%hd|%lx|\n", (long)-9, (long long)-9, (short)-9, (unsigned long)255);
	printf("%c|%3c|%-3c|%C|%C|\n", 'A', 'B', 'C', 'D', '\n');
	printf("%s|%6s|%-6s|%.2s|%S|%%|\n", "str", "str", "str", "str", "a\tb");
	printf("%*d|%.4d|%p|%?x|\n", 6, 42, 42, 4660, 4660);
	exit(0);
}
