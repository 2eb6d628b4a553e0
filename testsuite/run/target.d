/*
 * $target is the process of -c (Macro Variables).
 * run: -c "getppid10000 7"
 */
#pragma D option quiet
syscall::getppid:entry /pid == $target/ { @ = count(); }
