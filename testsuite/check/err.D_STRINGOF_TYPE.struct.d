/* Refused: stringof cannot be applied to 'struct s'. */
struct s { int a; }; struct s v; BEGIN { trace(stringof(v)); }
