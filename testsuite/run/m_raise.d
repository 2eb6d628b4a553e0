/* SIGUSR1 for each of a victim's calls, and for nobody else. */
#pragma D option quiet
syscall::read:entry /pid == $target && (int)arg0 < 0/ { raise(10); }
