/* What of a command of -c is seen: its start, the dynamic linker, initializers, main(). */
#pragma D option quiet
int execs, successes, opens, initializers, mains;
BEGIN { printf("target %s\n", $target ? "is there" : "is missing"); }
syscall::execve:return /pid == $target/ { execs++; }
proc:::exec-success /pid == $target/ { successes++; }
syscall::openat:entry /pid == $target/ { opens++; }
syscall::getsid:entry /pid == $target/ { initializers++; }
syscall::getppid:entry /pid == $target/ { mains++; }
END
{
	printf("seen: exec %d %d, linker %d, initializer %d, main %d", successes, execs, opens > 0,
	    initializers, mains);
}
