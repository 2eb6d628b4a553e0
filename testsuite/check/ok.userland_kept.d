/* What a value is read from is kept by what it is bound to: inlines, translators, choices. */
struct two { int a; int *p; };
struct seen { int *q; int a; };
inline int first[int *x] = *x;
inline int behind[struct two x] = *x.p;
inline int *chosen = (userland int *)arg1;
translator struct seen < struct two *T > { q = T->p; a = T->a; };

syscall::read:entry
{
	trace(first[(userland int *)arg1]);
	trace(first[(int *)arg1]);
	trace(behind[*(userland struct two *)arg1]);
	trace(behind[*(struct two *)arg1]);
	trace(*chosen);
	trace(*(arg0 ? (userland int *)arg1 : NULL));
	trace(xlate <struct seen>((userland struct two *)arg1).a);
	trace(*xlate <struct seen>((userland struct two *)arg1).q);
	trace(*xlate <struct seen>(*(userland struct two *)arg1).q);
	trace(*xlate <struct seen>((struct two *)arg1).q);
	keys[(userland int *)arg1] = 1;
	keys[(int *)arg1] = 2;
	this->p = (userland int *)arg1;
	this->p = NULL;
	this->p = (userland int *)curthread;
}
