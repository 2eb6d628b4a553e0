/*
 * exit() in a branch lets its clause go on to the end, and keeps what it has recorded; no later clause of the firing
 * runs (Execution model; if and else).
 * status: 4
 */
#pragma D option quiet
BEGIN
{
	printf("before, ");
	if (pid) {
		printf("in the branch, ");
		exit(4);
	} else {
		exit(5);
	}
	printf("after\n");
}
BEGIN { printf("never\n"); }
END { printf("END\n"); }
