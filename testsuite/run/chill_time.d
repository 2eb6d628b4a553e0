/*
 * build: -w
 * timestamp is the same in a clause, but for chill(), after which it is read anew (Actions, "chill").
 */
#pragma D option quiet

BEGIN
{
	this->before = timestamp;
	this->same = timestamp - this->before;
	chill(1000000);
	printf("%d %s\n", this->same, timestamp - this->before >= 1000000 ? "later" : "the same");
	exit(0);
}
