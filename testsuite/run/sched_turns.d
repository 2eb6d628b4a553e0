/*
 * The sched provider's probes of a thread that loses its CPU though it could go on: surrender when it asks for
 * that, with itself as its arguments; preempt each time, as often as the kernel counts it (sched Provider).
 * run: -c "turns 7"
 */
#pragma D option quiet
sched:::surrender /pid == $target/ { asked++; own += args[0]->pr_lwpid == tid && args[1]->pr_pid == pid; }
sched:::preempt /pid == $target && !first/ { first = curthread->nivcsw; }
sched:::preempt /pid == $target/ { left++; last = curthread->nivcsw; }
END
{
	printf("surrender %d %d\n", asked, own);
	printf("preempt %d, missed %d\n", left >= 7, last - first + 1 - left);
}
