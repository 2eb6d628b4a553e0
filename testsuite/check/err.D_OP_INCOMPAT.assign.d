/* Refused: assignment: 'string' cannot be converted to 'int'. */
int x; BEGIN { x = "a"; }
