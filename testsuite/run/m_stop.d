/* Stops the victim in its first call. */
#pragma D option quiet
syscall::read:entry /pid == $target && (int)arg0 == -1/ { stop(); }
