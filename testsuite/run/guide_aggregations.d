/*
 * Aggregations: several of the same keys, printed together, sorted by what is asked for, scaled and cut.
 * run: -q -c mixed
 */
syscall::write:entry
/pid == $target/
{
	@calls[arg2 < 100 ? "small" : "large"] = count();
	@bytes[arg2 < 100 ? "small" : "large"] = sum(arg2);
	@mean[arg2 < 100 ? "small" : "large"] = avg(arg2);
	@most[arg2] = max(arg2);
}

END
{
	printa("%-6s %@4d calls %@5d bytes, %@d on average\n", @calls, @bytes, @mean);
	normalize(@bytes, 10);
	printa("%-6s %@d tens\n", @bytes);
	denormalize(@bytes);
	setopt("aggsortrev");
	printa("%-6s %@d\n", @bytes);
	trunc(@most, 2);
	printa("%d\n", @most);
	clear(@calls);
	printa("%s %@d\n", @calls);
	trunc(@mean);
	trunc(@calls);
}
