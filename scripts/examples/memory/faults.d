#!/usr/bin/env -S dtap -s
/*
 * Page faults by program and by what is mapped: all, of writes, and with a disk (major).
 * Look for major faults of a program that should be in memory, and for anonymous memory that grows.
 */
/* faults.d [PROGRAM]; keywords: memory, page faults, mmap, top */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("%9s %9s %9s %-16s %s\n", "FAULTS", "WRITES", "MAJOR", "COMM", "MAPPED");
}

fbt:vmlinux:handle_mm_fault:entry
/$$1 == "" || execname == $$1/
{
	self->in = 1;
	self->writes = (args[2] & FAULT_FLAG_WRITE) != 0;
	self->mapped = args[0]->vm_file == NULL ? "[anonymous]" :
	    stringof(args[0]->vm_file->f_path.dentry->d_name.name);
}

/* One that has to be tried again is counted then. */
fbt:vmlinux:handle_mm_fault:return
/self->in && !(arg1 & VM_FAULT_RETRY)/
{
	@faults[execname, self->mapped] = count();
	@writes[execname, self->mapped] = sum(self->writes);
	@major[execname, self->mapped] = sum((arg1 & VM_FAULT_MAJOR) != 0);
}

fbt:vmlinux:handle_mm_fault:return
{
	self->in = 0;
	self->writes = 0;
	self->mapped = 0;
}

END
{
	printa("%@9d %@9d %@9d %-16s %s\n", @faults, @writes, @major);
}
