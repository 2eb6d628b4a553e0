/* Refused: more calls inside each other than the kernel's stack has room for (Functions). */
int f0(int x) { return x; }
int f1(int x) { return f0(x); } int f2(int x) { return f1(x); } int f3(int x) { return f2(x); }
int f4(int x) { return f3(x); } int f5(int x) { return f4(x); } int f6(int x) { return f5(x); }
int f7(int x) { return f6(x); } int f8(int x) { return f7(x); } int f9(int x) { return f8(x); }
int f10(int x) { return f9(x); } int f11(int x) { return f10(x); } int f12(int x) { return f11(x); }
int f13(int x) { return f12(x); } int f14(int x) { return f13(x); } int f15(int x) { return f14(x); }
int f16(int x) { return f15(x); }
BEGIN { trace(f16(1)); }
