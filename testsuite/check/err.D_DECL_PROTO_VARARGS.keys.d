/* Refused: neither keys nor the parameters of an inline are variable in number. */
int x[int, ...];
inline int f[int a, ...] = a;
BEGIN { }
