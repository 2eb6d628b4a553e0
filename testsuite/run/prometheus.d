/*
 * Structured output as Prometheus takes it, by doc/prometheus.jq: the last state of each aggregation, histograms with
 * sums up to each bound, labels of any text, drops and errors.
 * run: -q -x format=jsonl
 */
BEGIN
{
	@calls["a\"b\\\n", -5] = count();
	printa(@calls);
	@calls["a\"b\\\n", -5] = count();
	@calls["plain", 0] = count();
}
BEGIN
{
	printa(@calls);
	@latency = quantize(5);
	@latency = quantize(6);
	@latency = quantize(-3);
	@steps["x"] = lquantize(-1, 0, 10, 2);
	@steps["x"] = lquantize(7, 0, 10, 2);
	@steps["x"] = lquantize(100, 0, 10, 2);
	@left = sum(-7);
	@ = max(3);
	@where[sym((uintptr_t)&`jiffies)] = avg(4);
}
BEGIN { trace(*(int *)8); }
BEGIN { exit(0); }
