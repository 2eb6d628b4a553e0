/*
 * format=json: one array of objects. The option may be in the script.
 * run: -q -c "reader 5"
 */
#pragma D option format=json

BEGIN { printf("one"); }
syscall::read:entry /pid == $target/ { stack(); exit(0); }
END { printf("last"); }
