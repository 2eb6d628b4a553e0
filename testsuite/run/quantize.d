/*
 * quantize(): a value counts in the bucket of the largest power of two that is not larger; rows from one
 * before the first to one after the last that is not empty (Aggregations, "quantize").
 */
#pragma D option quiet
BEGIN
{
	@ = quantize(-5);
	@ = quantize(0);
	@ = quantize(1);
	@ = quantize(2);
	@ = quantize(3);
	@ = quantize(3);
	exit(0);
}
