/*
 * Clauses of an included file are the program's, in the order of the text; a file is read once; macros and conditions
 * make what runs; a fault is in the file that has its clause (The preprocessor).
 */
#pragma D option quiet
#define SAY(text, ...) printf(text, ## __VA_ARGS__)
#define NUMBER 40
BEGIN { SAY("first\n"); }
#include "included/middle.d"
BEGIN { SAY("last %d %s\n", SUM(NUMBER, 2), NAME(a sum)); }
#include "included/types.d"
#ifdef NOT_THERE
BEGIN { SAY("never\n"); }
#elif SUM(1, 1) == 2
END { SAY("%d\n", this->p.y); }
#endif
BEGIN { exit(0); }
