/*
 * A tracepoint of a module: a clause for a function of it, which need not exist, has dtap read the module.
 * build: -Z
 */
#pragma D option quiet
BEGIN { printf("ready\n"); }
fbt:watchdog:no_such_function:entry { }
rawtp:watchdog::watchdog_start { @[probefunc, probename] = count(); }
END { printa("%s %s %@d\n", @); }
