/* Refused: more or fewer arguments than a function has parameters, or of another type (Functions). */
int add(int a, int b) { return a + b; }
int none(void) { return 1; }
int length(string s) { return strlen(s); }
BEGIN { trace(add(1)); trace(none(1)); trace(length(5)); trace(add("x", 1)); }
