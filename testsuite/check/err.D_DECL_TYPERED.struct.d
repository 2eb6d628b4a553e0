/* Refused: 'struct s' is already defined otherwise. */
struct s { int a; }; struct s { char b; }; BEGIN { }
