/* Refused: a function's result that leads to what is gone when it returns (Functions). */
int *own(void) { int a[4]; return a; }
char *text(void) { return (char *)probename; }
BEGIN { trace(*own()); trace(*text()); }
