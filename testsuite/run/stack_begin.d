/*
 * A stack holds the frames of what fired the probe: none of the module's own in BEGIN and END, and in
 * ERROR those of the firing that failed (Stacks and symbols).
 */
#pragma D option quiet
int zero;
BEGIN { stack(); printf("%d\n", stackdepth > 2); }
BEGIN { trace(1 / zero); }
ERROR { printf("ERROR"); stack(); }
tick-100ms { exit(0); }
END { stack(); }
