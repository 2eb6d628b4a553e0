/*
 * An llquantize() without data has all its rows: from <= -10 over the ones at 0 to >= 10 (Distributions).
 */
#pragma D option quiet
BEGIN
{
	@ = llquantize(1, 10, 0, 0, 10, 0);
	@small["narrow"] = llquantize(1, 2, 1, 1, 2, 0);
	exit(0);
}
