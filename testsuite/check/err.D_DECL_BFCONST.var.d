/* Refused: the width of a bit-field must be an integer constant. */
struct s { int a:pid; }; BEGIN { }
