/*
 * Option classic: what a system call that failed returns is -1, and errno tells why; other results stay.
 * build: -x classic
 * run: -c options
 */
#pragma D option quiet
syscall::setsockopt:return /pid == $target && arg0 == -1/ { printf("%d %d %d\n", arg1, args[0], errno); }
syscall::setsockopt:return /pid == $target && arg0 != -1/ { printf("%d %d %d\n", arg1, args[1], errno); }
syscall::setsockopt: /pid == $target && probename == "entry"/ { printf("level %d\n", arg1); }
