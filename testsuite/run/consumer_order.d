/*
 * What the consumer does, it does in the order of the records: commands, and where output goes (Actions).
 * run: -w
 */
#pragma D option quiet
BEGIN
{
	printf("one\n");
	system("echo %s; echo %d", "two", 3);
	printf("four\n");
	freopen("/tmp/%s", "other");
	printf("to be cut\n");
	ftruncate();
	printf("in the file\n");
	system("echo of a command");
	freopen("");
	printf("five\n");
	freopen("/tmp/other");
	printf("appended\n");
	freopen("");
	system("cat /tmp/other");
	exit(0);
}
