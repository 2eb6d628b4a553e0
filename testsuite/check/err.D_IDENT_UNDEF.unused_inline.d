/* Refused: 'nosuch' and 'none' are not defined, though nobody uses what is made of them. */
inline int x = nosuch;
inline int f[int a, string s] = strlen(s) + none / a;
BEGIN { }
