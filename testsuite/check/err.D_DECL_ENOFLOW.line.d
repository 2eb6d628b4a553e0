/* Refused: the enumerator 'A' does not fit in an int, whatever #line calls the file. */
#line 1 "included.h"
enum e { A = 0x100000000 }; BEGIN { }
