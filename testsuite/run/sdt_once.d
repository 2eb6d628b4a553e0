/*
 * A probe fires once per event, also where the kernel counts by what the event measured: sched_stat_runtime
 * has nanoseconds (sdt, rawtp).
 */
#pragma D option quiet
sdt:sched::sched_stat_runtime { seen[cpu] += args[1] != 0; }
rawtp:sched::sched_stat_runtime { raw[cpu]++; }
sdt:sched::sched_stat_runtime /seen[cpu] > raw[cpu] + 1/ { more++; }
rawtp:sched::sched_stat_runtime /raw[cpu] > seen[cpu] + 1/ { less++; }
tick-500ms { exit(0); }
END { printf("%d %d %d\n", seen[0] > 0, more, less); }
