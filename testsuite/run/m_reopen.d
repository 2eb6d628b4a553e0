/* Fills another file than the output's. */
#pragma D option quiet
#pragma D option destructive
BEGIN { freopen("small/other"); }
tick-1ms { printf("%s\n", "0123456789012345678901234567890123456789012345678901234567890123456789"); n++; }
tick-1ms /n > 8000/ { exit(0); }
