#!/usr/bin/env -S dtap -s
/*
 * Sizes of the requests to disks, as a distribution of bytes for each program.
 * Look for many small ones, where larger or merged ones would move the same data in less time.
 */
/* bitesize.d [PROGRAM]; keywords: block, disk, size, histogram */
#pragma D option quiet
#pragma D option defaultargs

BEGIN
{
	printf("Bytes of requests to disks, by program; ^C ends it.\n");
}

io:::start
/$$1 == "" || execname == $$1/
{
	@[execname, args[0]->b_flags & B_WRITE ? "writes" : "reads"] = quantize(args[0]->b_bcount);
}
