/* Calls that would take for ever, or more stack than there is; for function_bounds.sh. */
#pragma D option quiet
int x;
int tree(int n) { return n <= 0 ? 0 : tree(n - 1) + tree(n - 1); }
void inner(void) { for (int i = 0; i < 1000; i++) x++; }
void middle(void) { for (int i = 0; i < 1000; i++) inner(); }
void most(void) { for (int i = 0; i < 1000; i++) middle(); }
int a0(int n) { return n + x; }
int a1(int n) { return a0(n) + a0(n) + a0(n) + a0(n) + a0(n) + a0(n); }
int a2(int n) { return a1(n) + a1(n) + a1(n) + a1(n) + a1(n) + a1(n); }
int a3(int n) { return a2(n) + a2(n) + a2(n) + a2(n) + a2(n) + a2(n); }
int a4(int n) { return a3(n) + a3(n) + a3(n) + a3(n) + a3(n) + a3(n); }
int a5(int n) { return a4(n) + a4(n) + a4(n) + a4(n) + a4(n) + a4(n); }
int a6(int n) { return a5(n) + a5(n) + a5(n) + a5(n) + a5(n) + a5(n); }
int a7(int n) { return a6(n) + a6(n) + a6(n) + a6(n) + a6(n) + a6(n); }
int wide(int n, string s, int b, int c, int d, int e, int g, int h)
{
	k[n, b, c, d, e, g, h, s] = n;
	l[n + 1, b, c, d, e, g, h, s] = n;
	return wide(n + 1, strjoin(s, "x"), b + n, c * n, d - n, e ^ n, g | n, h & n) + k[n, b, c, d, e, g, h, s];
}
BEGIN { wide(1, "s", 2, 3, 4, 5, 6, 7); }
tick-10ms /!p++/ { tree(40); }
tick-20ms /!q++/ { most(); }
tick-30ms /!r++/ { a7(1); }
tick-100ms { exit(0); }
ERROR { printf("%d\n", arg4); }
