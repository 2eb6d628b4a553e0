/*
 * Tables have their values from the start, in all sizes, cut to their type; what is not given is 0 or "".  A subscript
 * outside is a fault as with other arrays.
 */
#pragma D option quiet
const char small[] = { -1, 127, 'c', 300 };
const unsigned short mid[3] = { 65535, -1 };
const int plain[] = { -2147483647 - 1, 0x7fffffff };
const uint64_t wide[] = { 0xfedcba9876543210, 1 };
const string names[4] = { "zero", "", "two\n" };
BEGIN
{
	for (int i = 0; i < 4; i++)
		printf("%d ", small[i]);
	printf("%d %d %d\n", mid[0], mid[1], mid[2]);
	for (int i = 0; i < 2; i++)
		printf("%d %x\n", plain[i], wide[i]);
	for (int i = 0; i < 4; i++)
		printf("[%s]%d ", names[i], strlen(names[i]));
	printf("%d %d\n", sizeof (small), sizeof (wide) / sizeof (wide[0]));
	for (int i = 0; i < 3; i++)
		printf("%s%d ", (string[]){ "x", "y", "z" }[i], (short[3]){ 7, -8 }[i]);
	printf("\n");
	s = names[0];
	s += names[2];
	printf("%s", s);
}
BEGIN { n = 4; printf("%s\n", names[n]); }
BEGIN { n = -1; printf("%d\n", plain[n]); }
BEGIN { exit(0); }
ERROR { printf("fault\n"); }
