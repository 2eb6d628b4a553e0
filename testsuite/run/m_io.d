/* Requests to a block device by the io provider. */
#pragma D option quiet
io:::start /args[1]->dev_statname == "ram0" && args[0]->b_flags & B_WRITE/
{
	start[arg0] = args[0]->b_bcount;
	started += args[0]->b_bcount;
	@flags["start", args[1]->dev_major, args[1]->dev_minor, args[1]->dev_pathname, args[0]->b_flags & B_READ,
	    args[0]->b_edev == (args[1]->dev_major << 20 | args[1]->dev_minor), args[2]->fi_name] = count();
}
io:::done /start[arg0]/
{
	finished += start[arg0];
	start[arg0] = 0;
	errors += args[0]->b_error != 0 || (args[0]->b_flags & B_ERROR) != 0;
}
io:::start, io:::done /args[1]->dev_statname == "nullb0" && args[0]->b_flags & B_READ/
{
	@null[probename, args[0]->b_blkno, args[0]->b_bcount, args[1]->dev_statname] = count();
}
io:::wait-start /args[1]->dev_statname == "nullb0"/ { self->waits = arg0; printf("wait-start\n"); }
io:::wait-done /self->waits/
{
	printf("wait-done %d %s\n", arg0 == self->waits, args[1]->dev_statname);
	self->waits = 0;
}
END
{
	printf("%d %d %d\n", started, finished, errors);
	printa("%s %d %d %s %d %d %s\n", @flags);
	printa("%s %d %d %s %@d\n", @null);
}
