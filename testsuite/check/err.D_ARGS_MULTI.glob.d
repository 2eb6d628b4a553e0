/* Refused: args[0] is not the same in all probes of this clause: fbt:vmlinux:g:entry and fbt:vmlinux:f:entry. */
fbt:::entry { trace(args[0]); }
