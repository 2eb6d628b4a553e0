#include "types.d"
#define SUM(a, b) ((a) + (b))
#define NAME(a) #a
int zero;
BEGIN
{
	this->p.x = 3;
	printf("middle %d %d\n", sizeof (struct point), this->p.x);
}
BEGIN { trace(1 / zero); }
