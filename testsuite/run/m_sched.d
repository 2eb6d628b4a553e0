/* One thread's way off its CPU and back, by the sched provider. */
#pragma D option quiet
sched:::change-pri /args[1]->pr_pid == $target/ { printf("change-pri %d, was %d\n", args[2], args[0]->pr_pri); }
syscall::*nanosleep:entry /pid == $target/ { self->on = 1; }
sched:::sleep /self->on/ { printf("sleep %s\n", curlwpsinfo->pr_sname == 'S' || curlwpsinfo->pr_sname == 'O' ?
    "S" : "other"); }
sched:::off-cpu /self->on && curthread->__state/
{
	 printf("off-cpu %d %d\n", args[0]->pr_lwpid != tid, args[1]->pr_pid != pid); asleep = 1;
}
sched:::wakeup /asleep && args[1]->pr_pid == $target/ { printf("wakeup %d\n", args[0]->pr_lwpid == args[1]->pr_pid); }
sched:::enqueue /asleep && args[1]->pr_pid == $target/
{
	printf("enqueue %d %d\n", args[2]->cpu_id, args[3]);
}
sched:::dequeue /asleep && args[1]->pr_pid == $target/
{
	printf("dequeue %d %d\n", args[0]->pr_lwpid != tid, args[2]->cpu_id == cpu);
}
sched:::on-cpu /asleep && self->on/ { printf("on-cpu\n"); exit(0); }
sched:::tick { ticks++; same += args[1]->pr_pid == pid && args[0]->pr_lwpid == tid; }
END { printf("tick %d\n", ticks > 0 && same == ticks); }
