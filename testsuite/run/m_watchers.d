/* Two probes whose mechanisms want to hear of processors that come and go. */
#pragma D option quiet
BEGIN { printf("ready\n"); }
sdt:sched::sched_process_exit { n = arg0; }
profile-1 { n++; }
