/* Refused: a translator's member: 'int' cannot be converted to 'string'. */
struct o { string a; }; translator struct o < int x > { a = x; }; BEGIN { trace((xlate <struct o> (1)).a); }
