/* Section 6: first use fixes the type; a predicate may use what only its body assigns. */
self int depth[pid_t];

BEGIN /x++ < 10 && self->y == 0/ { self->y = 1; x = 5; }
BEGIN
{
	arr[1, "x"] = 1;
	arr[2, execname] = 0;
	arr[x, copyinstr(arg0)]++;
	self->depth[pid]++;
	self->depth[1] = 0;
	self->y = 0;
	name = curthread == NULL ? "none" : execname;
}
/* What a text declares holds in all of it. */
BEGIN { late = ONE; pair = other; }
char late;
inline int ONE = 1;
struct { int a; } pair, other;
