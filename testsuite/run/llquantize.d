/*
 * llquantize(value, factor, low, high, steps): each power of the factor cut into equal slices
 * (Aggregations, "llquantize").
 */
#pragma D option quiet
BEGIN
{
	@ = llquantize(5, 10, 0, 2, 10);
	@ = llquantize(50, 10, 0, 2, 10);
	@ = llquantize(55, 10, 0, 2, 10);
	@ = llquantize(500, 10, 0, 2, 10);
	@ = llquantize(5000, 10, 0, 2, 10);
	exit(0);
}
