#!/usr/bin/env -S dtap -s
/*
 * The processes that there are, from the kernel's own list, with parents, threads and descriptors.
 * Look at what has many threads, or a parent that is not what was expected.
 */
/* tasks.d; keywords: processes, threads, lists, descriptors */
#pragma D option quiet

int count_threads(struct task_struct *t)
{
	int n;

	list_for_each(thread, &t->signal->thread_head, struct task_struct, thread_node)
		n++;
	return n;
}

BEGIN
{
	printf("%-7s %-7s %7s %5s %s\n", "PID", "PPID", "THREADS", "FDS", "COMM");
	list_for_each(t, &`init_task.tasks, struct task_struct, tasks)
		printf("%-7d %-7d %7d %5d %s\n", t->pid, t->real_parent->pid, count_threads(t),
		    t->files ? t->files->fdt->max_fds : 0, t->comm);
	exit(0);
}
