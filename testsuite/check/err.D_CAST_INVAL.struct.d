/* Refused: 'int' cannot be cast to 'struct s'. */
struct s { int a; }; BEGIN { trace((struct s)1); }
