/*
 * What is read in a branch has to be read again after it, when the branch was not taken (if; Expressions). A guest
 * has two processors, and Linux's vm.swappiness is 60.
 */
#pragma D option quiet
int a[4];
struct pair { int x; int y; };
this struct pair p;
int no;

BEGIN
{
	a[0] = `vm_swappiness;
	if (no) {
		a[1] = 1;
		a[2] = `nr_cpu_ids;
	}
	a[3] = `nr_cpu_ids;
	printf("%d %d %d\n", a[0], a[2], a[3]);
}

BEGIN
{
	this->p.x = `vm_swappiness;
	if (!no) {
		this->p.x++;
		this->p.y = `nr_cpu_ids;
	}
	printf("%d %d %d\n", this->p.x, this->p.y, `nr_cpu_ids);
	exit(0);
}
