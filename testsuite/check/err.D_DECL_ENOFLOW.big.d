/* Refused: the enumerator 'A' does not fit an int. */
enum e { A = 0x100000000 }; BEGIN { }
