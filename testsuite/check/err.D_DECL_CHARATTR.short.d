/* Refused: char can be neither short nor long. */
short char x; BEGIN { }
