/* Refused: the member that nobody uses: 'string' cannot be converted to 'int'. */
struct o { int a; int b; };
translator struct o < int I > { a = I; b = "x"; };
BEGIN { trace(xlate <struct o> (pid).a); }
