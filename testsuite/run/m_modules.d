/*
 * A symbol of one module and an event of another; clauses for functions of both, which need not exist, have
 * dtap read them.
 * build: -Z
 */
#pragma D option quiet
fbt:tun:no_such_function:entry, fbt:watchdog:no_such_function:entry { }
BEGIN { printf("%s\n", (uint64_t)&tun`tun_chr_open ? "ready" : "no address"); }
sdt:watchdog::watchdog_start { @[probefunc, arg1] = count(); }
END { printa("%s %d %@d\n", @); }
