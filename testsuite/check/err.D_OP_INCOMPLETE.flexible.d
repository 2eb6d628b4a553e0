/* Refused: an array without a size has no place in a variable. */
struct open { int n; char rest[]; };
struct open kept;
translator struct open < int i > { n = i; rest = "text"; };
BEGIN { trace(stringof(kept.rest)); }
BEGIN { printf("%s", kept.rest); }
BEGIN { this->o = xlate < struct open > (3); }
BEGIN { trace(xlate < struct open > (3).n); trace(kept.n); }
