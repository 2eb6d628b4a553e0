/* Mistakes in what macros make stand where the macro is used, one at each use. */
#define WRONG nosuch1 + nosuch2
#define ADD(a, b) (a + b)
#if defined(WRONG) && ADD(1, 2) == 3
BEGIN { trace(WRONG); trace(ADD(1,
	nosuch3)); trace(nosuch4); }
#endif
