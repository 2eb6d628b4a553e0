/*
 * typeof is a type: that of its expression, which is not evaluated.
 */
#pragma D option quiet
typeof(curthread->comm) name;
struct s { typeof(name) of; typeof(pid) who; } s;
BEGIN
{
	int n = 1;
	typeof(n++) m = 300;
	typeof((char)0) small = m;
	typeof(curthread) task = curthread;
	typeof(s) *p;
	s.who = task->pid;
	name[0] = 'n';
	s.of[1] = 'x';
	printf("%d %d %d %d\n", n, m, small, s.who == pid);
	printf("%d %d %s\n", sizeof (typeof(s.of)), (typeof(small))511, name);
	this->block = (typeof(m) *)alloca(2 * sizeof (typeof(m)));
	this->block[1] = 7;
	printf("%d\n", this->block[1]);
	exit(0);
}
