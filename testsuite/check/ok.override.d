/* return(value) is converted to what the function returns as an assignment does; return; ends a clause without one. */
#pragma D option guru
#pragma D option override=any
fbt:gives:int:entry /pid == 1/ { return (-13); }
fbt:gives:int:return { return (arg1 + 1); }
fbt:gives:_Bool:entry { return 2; }
fbt:gives:int?\*:entry { if (pid == 1) return (0); return ((int *)-12); }
fbt:gives:unmarked:entry { return; }
fbt:gives:unmarked:entry { return (pid); }
