/*
 * The scalar functions: sum, avg (cut towards zero), min, max, count and stddev, the square root of the
 * mean of the squares less the square of the mean, in 128 bits; printed in the order in which they
 * first appear. An integer key has the widest of the types that it is used with (Aggregations).
 */
#pragma D option quiet
int64_t big;
BEGIN
{
	@count = count(); @count = count();
	@sum = sum(-5); @sum = sum(3);
	@avg = avg(-7); @avg = avg(2);
	@min = min(4); @min = min(-9); @min = min(0);
	@max = max(-4); @max = max(-1);
	@dev = stddev(200); @dev = stddev(400); @dev = stddev(400); @dev = stddev(400);
	@dev = stddev(500); @dev = stddev(500); @dev = stddev(700); @dev = stddev(900);
	big = 3000000000;
	@far = stddev(big); @far = stddev(-big);
	@wide[1] = count(); @wide[5000000000] = count(); @wide[(char)-1] = count(); @wide[1L] = count();
	printa("%d %@d\n", @wide);
	@mixed[(char)-1] = count(); @mixed[4294967295u] = count();
	printa("%d %@d\n", @mixed);
	exit(0);
}
