/* Something that is traced. */
#pragma D option quiet
BEGIN { printf("traced\n"); exit(0); }
