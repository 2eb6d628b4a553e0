/* Refused: 33 bits do not fit in 'int'. */
struct s { int a:33; }; BEGIN { }
