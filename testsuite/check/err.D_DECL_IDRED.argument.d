/* Refused: 'arg0' is already a built-in name. */
int arg0;
self int arg0;
int arg10;
inline int args = 1;
enum e { A, arg9, NULL };
BEGIN { self->arg0 = 1; arg10 = 2; }
