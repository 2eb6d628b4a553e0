/* Refused: tracemem() needs an address, not 'struct s'. */
struct s { int a; }; struct s v; BEGIN { tracemem(v, 3); }
