/* All processes from the kernel's list, and the children of each; for list_walk.sh. */
#pragma D option quiet
int visible(struct task_struct *t) { return t->pid != 0; }
BEGIN
{
	list_for_each(t, &`init_task.tasks, struct task_struct, tasks)
		if (visible(t))
			printf("%d %s\n", t->pid, t->comm);
	exit(0);
}
END
{
	list_for_each(t, &`init_task.tasks, struct task_struct, tasks) {
		if (t->pid > 2)
			break;
		list_for_each(c, &t->children, struct task_struct, sibling) {
			if (c->pid % 2)
				continue;
			printf("child %d %d\n", t->pid, c->pid);
		}
	}
}
