/* Refused: 'struct o' has no member 'b'. */
struct o { int a; }; translator struct o < int x > { b = x; }; BEGIN { }
