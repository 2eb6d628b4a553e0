/*
 * A symbol of one module and an event of another, neither of which is loaded when this is built.
 */
#pragma D option quiet
BEGIN { printf("%s\n", (uint64_t)&tun`tun_chr_open ? "ready" : "no address"); }
sdt:watchdog::watchdog_start { @[probefunc, arg1] = count(); }
END { printa("%s %d %@d\n", @); }
