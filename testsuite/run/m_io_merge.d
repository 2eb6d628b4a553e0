/* Whether each request to a device that starts also ends, as the same one, and how much they are; so for waits. */
#pragma D option quiet
uint64_t since[uintptr_t], bytes[uintptr_t], block[uintptr_t], largest;
io:::start /args[1]->dev_statname == "nullb0"/
{
	started++;
	twice += since[arg0] != 0;
	since[arg0] = timestamp;
	bytes[arg0] = args[0]->b_bcount;
	block[arg0] = args[0]->b_blkno;
	@sectors[args[0]->b_flags & B_READ ? "read" : "written"] = sum(args[0]->b_bcount / 512);
	largest = args[0]->b_bcount > largest ? args[0]->b_bcount : largest;
}
io:::done /args[1]->dev_statname == "nullb0"/
{
	finished++;
	unknown += since[arg0] == 0;
	wrong += bytes[arg0] != args[0]->b_bcount || block[arg0] != args[0]->b_blkno ||
	    args[0]->b_edev != (args[1]->dev_major << 20 | args[1]->dev_minor) || args[0]->b_error != 0;
	since[arg0] = 0;
	bytes[arg0] = 0;
	block[arg0] = 0;
}
io:::wait-start /args[1]->dev_statname == "nullb0"/
{
	waits++;
	self->bytes = args[0]->b_bcount;
	self->block = args[0]->b_blkno;
}
io:::wait-done /args[1]->dev_statname == "nullb0"/
{
	waits--;
	wrong += self->bytes != args[0]->b_bcount || self->block != args[0]->b_blkno;
}
END
{
	printf("left %d, waits %d, twice %d, unknown %d, wrong %d\n", started - finished, waits, twice, unknown, wrong);
	printf("requests %d, largest %d\n", started, largest);
	printa("%s %@d\n", @sectors);
}
