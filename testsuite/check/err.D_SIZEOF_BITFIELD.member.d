/* Refused: sizeof cannot be applied to a bit-field. */
struct s { int a:3; }; BEGIN { trace(sizeof(((struct s *)arg0)->a)); }
