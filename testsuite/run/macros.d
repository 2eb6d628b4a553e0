/*
 * Macro arguments can be given anew at load: $1 by its look, $$2 always as a string (Macro Arguments).
 * build: 5 built
 * args: 7 42
 */
#pragma D option quiet
BEGIN { printf("%d %s %d\n", $1, $$2, $1 + 1); exit(0); }
