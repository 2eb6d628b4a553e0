/* Refused: a call of a function is all that the function does, also by others that it calls. */
int add(int n) { @ = sum(n); return n; }
BEGIN { commit(1); this->x = 2 * add(4); }
