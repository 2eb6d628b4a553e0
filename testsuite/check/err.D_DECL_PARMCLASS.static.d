/* Refused: a parameter takes no storage class. */
int f(static int); BEGIN { }
