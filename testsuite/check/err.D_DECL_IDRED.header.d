/* Refused: a name of D is an enumerator's in an included file only, and never another's of the program. */
#line 3 "gen.d"
enum { pid = 3 };
# 5 "included.h" 1 3 4
enum { uid = 3, one = 1, big = 0x100000000 };
enum { one = 2 };
# 8 "header.d" 2
enum { gid = 3 };
BEGIN { trace(one); }
