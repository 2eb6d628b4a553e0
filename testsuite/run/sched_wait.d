/*
 * From enqueue to dequeue a thread waits for a CPU: from when it becomes runnable or is preempted until it is
 * chosen.  Running it does not wait, and it waits as long as the kernel counts for it in /proc/PID/schedstat
 * (sched Provider).
 * run: -c shares
 * limit: 60
 */
#pragma D option quiet
uint64_t since, waited, kernel, alone, beside;
sched:::enqueue { ts[args[0]->pr_lwpid, args[1]->pr_pid] = timestamp; }
sched:::dequeue
{
	this->since = ts[args[0]->pr_lwpid, args[1]->pr_pid];
	this->waited = this->since ? timestamp - this->since : 0;
	ts[args[0]->pr_lwpid, args[1]->pr_pid] = 0;
}
sched:::dequeue /args[1]->pr_pid == $target/ { turns++; waited += this->waited; }
sched:::on-cpu /tid == $target && !since/ { since = curthread->sched_info.run_delay; waited = 0; }
sched:::on-cpu /tid == $target/ { kernel = curthread->sched_info.run_delay - since; }
syscall::lseek:entry /pid == $target && arg1 == 1/ { alone = waited; }
syscall::lseek:entry /pid == $target && arg1 == 2/ { beside = waited - alone; }
END
{
	printf("turns %d\n", turns > 10);
	printf("alone for less than a tenth of the time %d, beside another for more %d\n", alone < 100000000,
	    beside > 100000000);
	printf("as the kernel counts: %d\n", kernel > 0 && waited < kernel + kernel / 10 && waited > kernel - kernel / 10);
}
