/* Refused: arrays of D that are too large; one in the kernel may be (Declarations). */
extern int fits[10000000];
extern char fits_too[3][100000000];
extern int huge[1000000000];
int a[10000000];
self char b[2][10000000];
extern struct { int member[10000000]; } object;
typedef int list[10000000];
extern int (*pointer)[10000000];
BEGIN {}
