/* Refused: a translated 'struct o' has no value of its own: name one of its members. */
struct o { int a; }; translator struct o < int x > { a = x; }; BEGIN { trace(xlate <struct o> (pid) == 1); }
