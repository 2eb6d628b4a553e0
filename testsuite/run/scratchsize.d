/*
 * Option scratchsize limits what alloca() and copyin() of a clause take together, not strings (Options and
 * Tunables).
 */
#pragma D option quiet
#pragma D option scratchsize=64
int n;
BEGIN { n = 32; alloca(n); alloca(n); printf("two of 32, %s\n", strjoin(execname, " is fine")); }
BEGIN { alloca(n); alloca(n + 1); printf("too much\n"); }
BEGIN { alloca(8 * n); printf("too much\n"); }
BEGIN { alloca(0 - n); printf("too much\n"); }
BEGIN { alloca(2 * n); printf("64\n"); exit(0); }
