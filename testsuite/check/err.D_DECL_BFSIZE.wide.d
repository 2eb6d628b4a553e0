/* Refused: 33 bits do not fit 'int'. */
struct s { int a:33; }; BEGIN { }
