/* Refused: assignment: a pointer into user memory to one into the kernel's. */
int *kernel;
struct two { char name[8]; int *p; };
syscall::read:entry
{
	kernel = (userland int *)arg1;
	kernel = ((userland struct two *)arg1)->p;
	this->p = (userland int *)arg1;
	this->p = (int *)arg1;
	this->c = (userland char *)arg1;
	this->c = execname;
	trace(*(arg0 ? (userland int *)arg1 : (int *)arg1));
	kernel = (int *)(userland int *)arg1;
}
