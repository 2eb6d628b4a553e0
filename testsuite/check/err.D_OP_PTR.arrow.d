/* Refused: operator -> needs a pointer to a struct or union, not 'struct s'. */
struct s { int a; }; struct s v; BEGIN { trace(v->a); }
