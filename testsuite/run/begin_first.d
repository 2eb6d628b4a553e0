/*
 * What BEGIN recorded comes out before what other probes recorded meanwhile, and END's output after it,
 * on whatever CPUs they ran.
 */
#pragma D option quiet
BEGIN { printf("first\n"); }
profile-4999hz { printf("between\n"); }
tick-300ms { exit(0); }
END { printf("last\n"); }
