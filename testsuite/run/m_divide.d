/* Prints to two files. */
#pragma D option quiet
#pragma D option destructive
BEGIN { printf("one"); freopen("/tmp/divided"); printf("two"); ftruncate(); printf("three"); freopen(""); printf("four"); }
BEGIN /$target == 0/ { exit(0); }
