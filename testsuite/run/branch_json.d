/*
 * With format=jsonl what each branch records is an object by itself, and so is what is recorded between the ifs; a
 * speculation has those that followed speculate() (if and else; Speculative Tracing).
 * run: -x format=jsonl
 * build: -x nspec=2
 * status: 2
 */
BEGIN { n = 1; sp = speculation(); }
BEGIN
{
	trace("first");
	printf("%d", n);
	if (n) {
		trace("yes");
		if (n == 2)
			trace("two");
		else
			printf("%s", "else");
		trace("still yes");
	} else {
		trace("no");
	}
	if (n)
		n = 3;
	trace(n);
}
BEGIN
{
	if (n == 3) {
		speculate(sp);
		trace("speculated");
		if (n)
			trace("in a branch");
		else
			trace("not there");
	}
	trace("to the end");
}
BEGIN { trace("at once"); }
BEGIN { if (n) commit(sp); }
BEGIN { if (n) { exit(2); } }
