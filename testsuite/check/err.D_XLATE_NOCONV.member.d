/* Refused: the translator to 'struct o' does not define the member 'b'. */
struct o { int a; int b; }; translator struct o < int x > { a = x; }; BEGIN { trace((xlate <struct o> (pid)).b); }
