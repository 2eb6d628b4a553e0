/* Refused: there are two members 'a'. */
struct s { int a; char a; }; BEGIN { }
