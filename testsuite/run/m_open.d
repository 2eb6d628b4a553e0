/*
 * Arguments that are given when it is loaded.
 * build: --open-args
 */
#pragma D option quiet
int n[2];
BEGIN
{
	n[0] = $1;
	printf("%d %d [%s]\n", $1, n[0], $$2);
	printf("%d\n", 100 / $1);
	@[$$2] = sum($1);
	printa("%s %@d\n", @);
	exit($1 == 7 ? 0 : 3);
}
