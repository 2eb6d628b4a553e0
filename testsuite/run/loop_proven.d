/* Loops whose turns are known are not counted: more of them than option maxloop allows; others are, nearly alike. */
#pragma D option quiet
#pragma D option maxloop=50
int calls(int n) { int t; for (int i = 0; i < 200; i += 2) t += n; return t; }
BEGIN
{
	for (int i = 0; i < 1000; i++)
		a++;
	for (int i = 0; i <= 9; i++)
		for (unsigned int k = 90; k < 100; ++k)
			b++;
	for (int i = 5; i < 5; i++)
		c++;
	for (long i = -3; i < 4; i += 3) {
		if (i == 0)
			continue;
		d += i;
	}
	printf("%d %d %d %d\n", a, b, calls(3), c + d);
}
tick-10ms /!e/ { for (int i = 0; i < 100; i++) { e++; i += 1; } }
tick-20ms /!f/ { for (int i = 0; i < 1001; i++) f++; }
tick-30ms /!g/ { for (char i = 0; i < 100; i++) g++; }
tick-40ms { printf("%d %d %d\n", e, f, g); exit(0); }
