/* Refused: this declaration declares nothing. */
int; BEGIN { }
