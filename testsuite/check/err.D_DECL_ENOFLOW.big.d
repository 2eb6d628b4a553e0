/* Refused: the enumerator 'A' does not fit in an int. */
enum e { A = 0x100000000 }; BEGIN { }
