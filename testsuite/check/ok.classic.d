/* With option classic arg0 and arg1 of a system call's return are -1 if it has failed, also in a clause that matches its
 * entry, too. */
#pragma D option classic
syscall::read: { trace(arg0); }
syscall::read:return { trace(arg1); trace(args[0]); trace(arg2); }
