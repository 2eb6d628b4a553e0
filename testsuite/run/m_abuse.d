/*
 * Something of everything, for clients that do not know what they do; one module is not there.
 * build: 1 x
 */
#pragma D option quiet
#pragma D option strsize=64
BEGIN { @start = count(); printf("%d %s\n", $1, $$2); }
fbt::vfs_read:entry { self->t = timestamp; @[execname, stack(5)] = count(); }
fbt::vfs_read:return /self->t/ { @q[pid] = quantize(timestamp - self->t); self->t = 0; }
syscall:::entry { n[execname, probefunc]++; @l[probefunc] = lquantize(n[execname, probefunc], 0, 100, 10); }
syscall:::return { printf("%s %d %s\n", execname, arg0, probefunc); }
syscall::getppid:entry { self->s = speculation(); speculate(self->s); printf("%d\n", pid); ustack(5); }
syscall::getppid:return /self->s && n["client", "getppid"] % 2/ { commit(self->s); self->s = 0; }
syscall::getppid:return /self->s/ { discard(self->s); self->s = 0; }
sdt:sched::sched_switch { @p[arg1] = max(arg2); trace(arg0); }
fbt:tun:tun_chr_open:entry { @open = count(); }
rawtp:sched::sched_wakeup { @w[cpu] = avg(1); }
profile-997 { @["profile", stack(5)] = count(); }
tick-1ms { t = strjoin("tick", strtok("a b", " ")); printf("%s\n", t); }
syscall::openat:entry { printf("%s %s\n", copyinstr(arg1), cwd); x = *(int *)arg1; }
ERROR { @e[arg4] = count(); }
END { printf("end %d\n", $1); printa(@start); }
