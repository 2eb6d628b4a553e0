/* Refused: a return with a value where there is none, or without where there is one (Functions). */
void none(void) { return 1; }
int one(void) { return; }
string text(void) { return 5; }
BEGIN { none(); trace(one()); trace(text()); }
