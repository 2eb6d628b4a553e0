/* Refused: a bit-field needs an integer type, not 'string'. */
struct s { string a:3; }; BEGIN { }
