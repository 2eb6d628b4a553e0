/* Refused: what a function cannot pass, return or do (Functions). */
struct point { int x, y; };
int far(struct point p) { return p.x; }
struct point near(int x) { }
void later(void) { speculate(1); }
BEGIN { later(); }
