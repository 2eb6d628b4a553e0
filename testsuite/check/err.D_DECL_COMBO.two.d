/* Refused: two types in one declaration. */
int char x; BEGIN { }
