/* One probe of each mechanism, with the CPU it fires on; but for the timers, those of one program alone. */
#pragma D option quiet
#pragma D option aggsortkey
BEGIN { printf("ready\n"); }
tick-50ms { printf("tick\n"); }
profile-97 { printf("profile %d\n", cpu); }
sdt:sched::sched_switch /execname == "sleeper"/ { printf("sdt %d\n", cpu); @[cpu] = count(); }
rawtp:sched::sched_switch /execname == "sleeper"/ { printf("rawtp %d\n", cpu); }
fbt::hrtimer_nanosleep:entry /execname == "sleeper"/ { printf("fbt %d\n", cpu); }
fbt::hrtimer_nanosleep:return /execname == "sleeper"/ { printf("return %d\n", cpu); }
syscall::*nanosleep:entry /execname == "sleeper"/ { printf("syscall %d\n", cpu); }
END { printf("end\n"); printa("CPU %d\n", @); }
