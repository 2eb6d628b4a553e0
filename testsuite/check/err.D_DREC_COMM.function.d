/* Refused: a call of a function is all that the function does, also by others that it calls. */
int two(void) { trace("two"); return 2; }
inline int by_name = two();
int three(void) { return by_name + 1; }
BEGIN { commit(1); this->x = three(); }
