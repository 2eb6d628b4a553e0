/* Functions of a module. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
fbt:tun:tun_chr_open:entry, fbt:tun:tun_chr_open:return { @[probemod, probename] = count(); }
END { printa("%s %s %@d\n", @); }
