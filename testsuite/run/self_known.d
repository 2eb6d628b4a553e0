/*
 * A thread's variable has the value that was assigned to it last, however often it was read before, in branches and
 * in operands that are evaluated or not (Variables).
 */
#pragma D option quiet
BEGIN { self->a = 1; self->b = 0; }
BEGIN
/self->a && !self->b/
{
	x = self->a;
	self->a++;
	y = self->a;
	if (y == 2) {
		self->a = 5;
		z = self->a;
	} else {
		self->a = 9;
	}
	printf("%d %d %d %d\n", x, y, z, self->a);
	self->a = 0;
	printf("%d %d\n", self->a, self->b);
	self->b = self->a ? self->b : (self->a = 3);
	printf("%d %d\n", self->a, self->b);
	self->a -= 2;
	x = self->a || (self->b = 7);
	printf("%d %d %d\n", self->a, self->b, x);
	x = self->a > 1 || (self->b = 7);
	printf("%d %d %d\n", self->a, self->b, x);
	exit(0);
}
