/* Refused: args[3] is out of range: syscall:vmlinux:read:entry has 3 arguments. */
syscall::read:entry { trace(args[3]); }
