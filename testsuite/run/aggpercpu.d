/*
 * Option aggpercpu: after each value a line for every CPU that is traced, with four blanks and
 * "[CPU n]" (Output, aggregations); the CPUs' counts make up the total.
 * build: -x aggpercpu
 */
#pragma D option quiet
BEGIN { @["a"] = count(); }
END { @["a"] = count(); @["a"] = count(); }
BEGIN { exit(0); }
