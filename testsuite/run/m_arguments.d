/*
 * $1 is an int when it is built, $$2 a string.
 * build: 5 built
 */
#pragma D option quiet
BEGIN { printf("%d %s\n", $1, $$2); exit(0); }
