/* Refused: a name that is taken, for a function (Functions). */
int strlen(string s) { return 1; }
int pid(void) { return 1; }
int twice(int x) { return x; }
int twice(int x) { return 2 * x; }
long declared(int);
int declared(int x) { return x; }
int variable;
int variable(int x) { return x; }
BEGIN { }
