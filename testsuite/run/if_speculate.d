/*
 * speculate() in a branch takes what the clause records from there on, also after the if; on the other ways
 * it is printed at once (if and else, Speculative Tracing). What vanishes with discard() is what was in the
 * speculation. An if before changes nothing of that.
 * build: -x nspec=8 -w
 * status: 2
 */
#pragma D option quiet
BEGIN { kept = speculation(); gone = speculation(); i = 0; }

BEGIN, tick-20ms
/i < 4/
{
	if (i == 1) {
		speculate(gone);
		printf("%d is gone\n", i);
	} else if (i == 2) {
		speculate(kept);
		if (cpu >= 0)
			printf("%d, %s is kept\n", i, probename);
		else
			stack();
	} else {
		if (i == 3)
			printf("%d: three, ", i);
		n++;
	}
	if (i & 1)
		printf("%d: odd\n", i);
}
tick-20ms /i < 4/ { if (i == 3) commit(kept); else if (i == 2) { discard(gone); } }
BEGIN, tick-20ms { i++; }

BEGIN { other = speculation(); }
BEGIN
{
	if (!other)
		speculate(kept);
	else
		speculate(other);
	printf("in the other\n");
}
BEGIN { if (other) { commit(other); } }

BEGIN { later = speculation(); lost = speculation(); }
BEGIN { if (pid == 0) { n++; } speculate(later); printf("later\n"); }
BEGIN { if (pid == 0) { n++; } else { m++; } speculate(lost); printf("never\n"); }
BEGIN { printf("first\n"); }
BEGIN { if (pid == 0) { n++; } commit(later); system("echo after later"); }
BEGIN { discard(lost); }

tick-20ms /i > 6/ { exit(n); }
