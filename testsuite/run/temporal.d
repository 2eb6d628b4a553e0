/*
 * temporal: the records of all CPUs in the order of time, across buffers that are read one by one.
 * run: -x temporal -x switchrate=50ms
 */
#pragma D option quiet

profile-997 { printf("%d %d\n", timestamp, cpu); }
tick-400ms { exit(0); }
END { printf("end\n"); }
