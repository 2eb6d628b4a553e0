/* A pointer that is declared as userland is followed in the user's memory (illumos: userland). */
struct two { int a, b : 3; char name[8]; struct two *next; };

syscall::read:entry
{
	trace(*(userland int *)arg1);
	trace(((userland char *)arg1)[2]);
	trace(((userland struct two *)arg1)->b);
	this->t = (userland struct two *)arg1;
	trace(this->t->next->a);
	trace(stringof(this->t->name));
	trace(**(userland int **)arg1);
	printf("%s", stringof((userland char *)arg1));
	trace((userland int *)arg1 == 0);
	trace(&this->t->next->a);
	this->u = this->t + 1;
	trace(this->u->next[1].a);
	trace(*(int *)this->t);
	print((userland struct two *)arg1);
	tracemem((userland void *)arg1, 16);
	trace(sizeof(*this->t));
}
