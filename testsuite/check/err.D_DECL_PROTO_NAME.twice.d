/* Refused: two parameters of one name. */
inline int f[int x, int x] = x; BEGIN { trace(f[1, 2]); }
