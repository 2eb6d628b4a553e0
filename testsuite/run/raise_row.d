/*
 * raise() alone makes its clause print a line, in a branch, too; an assignment alone does not (Actions).
 * run: -w
 */
BEGIN { raise(18); }
BEGIN { x = 1; }
BEGIN { if (x) raise(18); else x = 2; }
BEGIN { if (!x) raise(18); else x = 2; }
BEGIN { raise(18); printf("one line"); exit(0); }
