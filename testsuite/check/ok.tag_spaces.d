/* A struct, a union and an enum of one tag are three types; D`tag and C`tag are the program's own. */
struct q { int x; };
union q { char c; long d; };
enum q { ONE = 1, TWO };
union later *forward;
struct later { short s; };
struct q a;
union D`q b;
enum q e;
typedef struct C`q *q_t;
BEGIN { a.x = sizeof (struct D`q); b.c = 3; e = TWO; this->p = (D`q_t)0; }
BEGIN { trace(sizeof (struct q)); trace(sizeof (union q)); trace(sizeof (enum D`q)); trace(sizeof (struct later)); }
