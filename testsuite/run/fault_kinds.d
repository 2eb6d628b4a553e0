/*
 * A subscript out of range is BADINDEX, which says the subscript, an allocation beyond the scratch
 * space NOSCRATCH, a base that there is not, or a speculation that speculation() never gave, an illegal operation;
 * each skips the rest of its clause alone.
 */
#pragma D option quiet
int a[3];
BEGIN { i = 3; a[i] = 1; printf("not reached\n"); }
BEGIN { i = 1 << 28; this->p = alloca(i); printf("not reached\n"); }
BEGIN { i = 99; printf("%s not reached\n", lltostr(5, i)); }
BEGIN { discard(7); printf("not reached\n"); }
BEGIN { commit(1); x = 1; }
BEGIN { printf("%d rest\n", x); discard(0); s = speculation(); discard(s); }
BEGIN { discard(s); commit(s); y = 1; }
BEGIN { printf("%d end\n", y); exit(0); }
