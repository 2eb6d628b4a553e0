/*
 * Aggregations are printed by ascending value, ties by key; aggsortrev turns that round, aggsortkey
 * takes the key instead; both can be set while tracing, and an empty value unsets (Options).
 */
#pragma D option quiet
BEGIN
{
	@["b"] = sum(2); @["a"] = sum(2); @["z"] = sum(1); @["c"] = sum(9);
	printa("%s", @); printf("\n");
	setopt("aggsortrev");
	printa("%s", @); printf("\n");
	setopt("aggsortkey");
	printa("%s", @); printf("\n");
	setopt("aggsortrev", "");
	printa("%s", @); printf("\n");
	exit(0);
}
