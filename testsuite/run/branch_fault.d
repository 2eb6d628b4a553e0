/*
 * A fault in a branch that records ends the clause, and takes what was recorded since the branch began; what came
 * before the if stays, since an if makes clauses of its branches (if and else; Faults). One that records nothing
 * belongs to what is recorded around it.
 */
#pragma D option quiet
int zero;
BEGIN
{
	printf("before\n");
	if (!zero) {
		printf("lost\n");
		trace(1 / zero);
	}
	printf("never\n");
}
BEGIN { printf("next clause\n"); }
BEGIN
{
	if (!zero)
		printf("in a branch\n");
	printf("lost\n");
	x = 1 / zero;
}
BEGIN
{
	printf("before a test\n");
	if (1 / zero)
		printf("never\n");
}
BEGIN
{
	printf("lost\n");
	if (!zero)
		x = 1 / zero;
}
ERROR { printf("ERROR %d\n", arg2); }
tick-100ms { exit(0); }
