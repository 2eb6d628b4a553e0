/* Refused: 'x' cannot have the type 'void'. */
void x; BEGIN { }
