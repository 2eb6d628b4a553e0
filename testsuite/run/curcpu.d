/*
 * curcpu is a pointer to the current CPU's cpuinfo_t (Built-in variables): it may be kept, compared, used as
 * a key and followed later, on another CPU, too.
 */
#pragma D option quiet
profile-97
{
	info[cpu] = curcpu;
	@[curcpu] = count();
	same += curcpu == info[cpu] && curcpu != NULL ? 0 : 1;
}

tick-1s
{
	exit(0);
}

END
{
	printf("%d %d\n", info[0]->cpu_id, info[1]->cpu_id);
	printf("%d %d %d\n", info[0] != info[1], info[0] != 0, same);
	this->c = curcpu;
	this->object = *curcpu;
	printf("%d %d %d %d\n", this->c->cpu_id == cpu, this->c->cpu_pset == pset, this->c->cpu_chip == chip,
	    this->c->cpu_lgrp == lgrp);
	printf("%d %d\n", this->object.cpu_id == cpu, this->object.cpu_chip == chip);
	trunc(@);
}
