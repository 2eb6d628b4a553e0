/*
 * Thread-local variables carry the start from entry to return; quantize() draws a header of 13 + 1 + 12
 * + 1 + 13 columns, then a row per power of two with a bar of 40 columns, of which the bucket's share,
 * rounded, is filled (Aggregations, "quantize").
 * run: -c "reader 500"
 */
#pragma D option quiet
syscall::read:entry /execname == "reader"/ { self->ts = timestamp; }
syscall::read:return /self->ts/
{
	@[execname] = quantize(timestamp - self->ts);
	self->ts = 0;
}
