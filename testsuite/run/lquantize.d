/*
 * lquantize(value, base, limit, step): one bucket below the base and one from the limit on
 * (Aggregations, "lquantize").
 */
#pragma D option quiet
BEGIN
{
	@ = lquantize(-1, 0, 10, 2);
	@ = lquantize(0, 0, 10, 2);
	@ = lquantize(1, 0, 10, 2);
	@ = lquantize(3, 0, 10, 2);
	@ = lquantize(5, 0, 10, 2);
	@ = lquantize(10, 0, 10, 2);
	@ = lquantize(11, 0, 10, 2);
	exit(0);
}
