/* Refused: operator . needs a struct or union, not 'struct s *'. */
struct s { int a; }; BEGIN { trace(((struct s *)arg0).a); }
