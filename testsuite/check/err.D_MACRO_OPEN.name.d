/* Refused: a member's name is an open argument. Arguments: --open-args */
struct s { int m; };
BEGIN { trace(((struct s *)0)->$1); }
