/* Refused: a name with a scope cannot be declared. */
int foo`x; BEGIN { }
