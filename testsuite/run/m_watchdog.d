/*
 * A tracepoint of a module that is not loaded: the group, which has its name, says where to look.
 */
#pragma D option quiet
BEGIN { printf("ready\n"); }
rawtp:watchdog::watchdog_start { @[probefunc, probename] = count(); }
END { printa("%s %s %@d\n", @); }
