#!/usr/bin/env -S dtap -s
/*
 * How often functions of the kernel are called whose names match a pattern, as 'vfs_*'.
 * Look for what a load makes the kernel do; funclatency.d and stackcount.d tell more of one.
 */
/* funccount.d PATTERN; keywords: kernel functions, count */
#pragma D option quiet

BEGIN
{
	printf("%10s %s\n", "COUNT", "FUNCTION");
}

fbt::$1:entry
{
	@[probefunc] = count();
}

END
{
	printa("%@10d %s\n", @);
}
