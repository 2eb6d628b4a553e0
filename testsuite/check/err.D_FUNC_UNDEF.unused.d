/* Refused: mistakes in functions that nothing calls (Functions). */
int unused(int x) { return nosuch(x); }
BEGIN { }
