/* The other kinds of probe. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
profile-997, tick-7ms { @p[stack()] = count(); }
sdt:sched::, sdt:irq::, sdt:timer::, sdt:net:: { @s[stack()] = count(); }
sdt:raw_syscalls::sys_enter { @[stack(), args[0]] = count(); }
rawtp:sched::sched_switch, rawtp:irq::softirq_entry { @w[stack()] = count(); }
syscall:::entry, syscall:::return { @c[stack()] = count(); }
