/*
 * A subscript out of range is BADINDEX, which says the subscript, an allocation beyond the scratch
 * space NOSCRATCH, a base that there is not, an illegal operation; each skips the rest of its clause alone.
 */
#pragma D option quiet
int a[3];
BEGIN { i = 3; a[i] = 1; printf("not reached\n"); }
BEGIN { i = 1 << 28; this->p = alloca(i); printf("not reached\n"); }
BEGIN { i = 99; printf("%s not reached\n", lltostr(5, i)); }
BEGIN { printf("rest\n"); exit(0); }
