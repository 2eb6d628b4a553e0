/*
 * The arguments of a tracepoint's own prototype: sched_switch has (bool preempt, task_struct *prev,
 * task_struct *next, ...), and prev is the current task while it is called.
 */
#pragma D option quiet
rawtp:sched::sched_switch
/ arg1 == (int64_t)curthread && arg2 != 0 && args[1]->pid == tid /
{
	seen = 1;
	exit(0);
}

END
/ seen /
{
	printf("prev is current\n");
}
