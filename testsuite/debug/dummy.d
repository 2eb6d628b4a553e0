/* A module's functions, and events of modules. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
fbt:dummy::entry { @[probefunc] = count(); }
fbt:dummy::return { @r[probefunc] = count(); }
sdt:module:: { @m[probename] = count(); }
