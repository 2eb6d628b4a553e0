/* Refused: an inline's parameter takes no storage class. */
inline int f[static int x] = x; BEGIN { trace(f[1]); }
