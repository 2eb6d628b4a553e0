/* Refused: there is already a translator from 'int' to 'struct o'. */
struct o { int a; }; translator struct o < int x > { a = x; }; translator struct o < int x > { a = x; }; BEGIN { }
