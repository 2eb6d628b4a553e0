/* A tenth of a second for each call, as long as that is allowed. */
#pragma D option quiet
syscall::getppid:entry /pid == $target/ { start = timestamp; chill(100000000); }
syscall::getppid:return /pid == $target && timestamp - start >= 100000000/ { @long = count(); }
syscall::getppid:return /pid == $target && timestamp - start < 100000000/ { @short = count(); }
END { printa("%@d calls were long\n", @long); printa("%@d were not\n", @short); }
