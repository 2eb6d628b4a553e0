/* Refused: a declaration cannot have two types. */
int char x; BEGIN { }
