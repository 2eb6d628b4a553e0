/* Takes memory of each kind. */
#pragma D option quiet
BEGIN {
	a[pid] = 1;
	@[execname] = count();
	i = speculation();
}
BEGIN { speculate(i); printf("recorded\n"); }
BEGIN { commit(i); }
BEGIN { exit(0); }
END { printa("%s %@d\n", @); }
