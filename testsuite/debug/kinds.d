/*
 * A probe of each mechanism, and memory of each kind.
 */
#pragma D option quiet
BEGIN { printf("ready\n"); i = speculation(); a[pid] = 1; }
BEGIN { speculate(i); printf("speculated\n"); }
BEGIN { commit(i); }
syscall:::entry { @[execname, probefunc] = count(); self->t = timestamp; }
syscall:::return /self->t/ { @q = quantize(timestamp - self->t); self->t = 0; }
syscall::getppid:entry { a[arg0 + 1]++; }
fbt:vmlinux:vfs_read:entry { @r[stack(5)] = sum(arg2); }
fbt:vmlinux:vfs_read:return { @x = max(arg1); }
sdt:sched::sched_switch { @p[arg1] = max(arg2); }
rawtp:sched::sched_switch { @w[cpu] = avg(1); }
sched:::off-cpu { @on[cpu] = count(); }
proc:::exec { printf("%s\n", args[0]); }
profile-197 { @stacks[stack(5)] = count(); }
tick-20ms { n++; }
syscall::openat:entry { printf("%s %s\n", copyinstr(arg1), cwd); }
ERROR { @e[arg4] = count(); }
END { printf("end %d\n", n > 0); }
