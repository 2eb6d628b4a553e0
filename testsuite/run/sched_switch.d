/*
 * sdt's args[] are the fields of the tracepoint's record with their types (sdt Provider): the thread
 * that is left is the current one. Each switch away from a thread is one of those that the kernel itself
 * counts in it, before the probe. A process may have ended before it is switched away from for the last time.
 * run: -c "sleeper 100"
 */
#pragma D option quiet
sdt:sched::sched_switch /args[1] != tid || stringof(args[0]) != execname/ { wrong++; }
sdt:sched::sched_switch /tid == $target && !first/ { first = curthread->nvcsw + curthread->nivcsw; }
sdt:sched::sched_switch /tid == $target/ { last = curthread->nvcsw + curthread->nivcsw; left++; }
sdt:sched::sched_switch /args[5] == $target/ { came++; prio = args[6]; name = stringof(args[4]); }
END
{
	printf("wrong %d, prio %d, name %s\n", wrong, prio, name);
	printf("missed %d, slept %d\n", last - first + 1 - left, left >= 50);
	printf("%d more left than came\n", left - came > 1 || came - left > 1 ? left - came : 0);
}
