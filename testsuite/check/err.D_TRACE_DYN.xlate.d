/* Refused: a translated value cannot be recorded as a whole: name one of its members. */
struct o { int a; }; translator struct o < int x > { a = x; }; BEGIN { trace(xlate <struct o> (pid)); }
