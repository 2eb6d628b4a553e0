/* Where a program runs. */
#pragma D option quiet
syscall::getppid:entry /pid == $target && execname == "getppid10000"/ { printf("%s\n", zonename); exit(0); }
