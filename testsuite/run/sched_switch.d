/*
 * sdt's args[] are the fields of the tracepoint's record with their types (sdt Provider): the thread
 * that is left is the current one; a thread that slept 100 times came back 100 times.
 * run: -c "sleeper 100"
 */
#pragma D option quiet
sdt:sched::sched_switch /args[1] != tid || stringof(args[0]) != execname/ { wrong++; }
sdt:sched::sched_switch /args[5] == $target/ { @ = count(); prio = args[6]; name = stringof(args[4]); }
END { printf("wrong %d, prio %d, name %s\n", wrong, prio, name); }
