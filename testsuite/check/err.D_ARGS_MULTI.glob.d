/* Refused: the probes of this clause differ in argument 0: fbt:vmlinux:g:entry and fbt:vmlinux:f:entry. */
fbt:::entry { trace(args[0]); }
