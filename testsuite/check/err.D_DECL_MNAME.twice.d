/* Refused: there are two members 'a'. */
struct s { int a; char a; }; BEGIN { }
struct t { struct { int a; }; int a; };
struct u { int a; union { int b; int a; }; };
struct v { int; };
