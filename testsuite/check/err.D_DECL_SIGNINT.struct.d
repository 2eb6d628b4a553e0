/* Refused: signed, unsigned and long say nothing about a struct. */
unsigned struct s { int a; } x;
signed enum e { A } y;
long struct t { int a; } z;
BEGIN { }
