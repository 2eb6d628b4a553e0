/* Section 11: functions, keys and the actions on aggregations. */
struct s { int a; long b; char t[8]; };

BEGIN
{
	@[sym(caller), umod(ucaller), ustack(2), execname, 3, *(struct s *)arg0] = avg(pid);
	@b[pid] = llquantize(tid, 10, 0, 6, 20, 2);
	@c[tid] = lquantize(tid, -5, 5, 1, -1);
	@d = stddev(tid);
	@e = min(tid);
	@f = max(-tid);
	@g = quantize(tid, 3);
	@b[5L] = llquantize(tid, 10, 0, 6, 20);
}

END
{
	printa(@b);
	printa("%d %@d %@d\n", @b, @c);
	printa("%d: %@10x\n", @c);
	normalize(@b, 10);
	denormalize(@b);
	trunc(@b);
	trunc(@c, -3);
	clear(@d);
}
