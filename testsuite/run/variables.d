/*
 * this-> lives for one firing, self-> for a thread, in which each starts with zero; a global is of all
 * (Variables).  One that a predicate makes is there in the body.
 * run: -c "getppid10000 3"
 */
#pragma D option quiet
syscall::getppid:entry /pid == $target/ { this->n++; self->n++; all++; }
syscall::getppid:entry /pid == $target/ { printf("%d %d %d\n", this->n, self->n, all); }
syscall::getppid:return /pid == $target && seen[pid]++ < 2/ { printf("seen %d\n", seen[pid]); }
