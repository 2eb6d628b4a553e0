/* Two probes at one system call, the first of which ends tracing. */
#pragma D option quiet
syscall::execve:return /ppid == $target/ { printf("first"); exit(0); }
proc:::exec-failure /ppid == $target/ { printf("second"); }
END { printf(" END"); }
