/*
 * Actions in a branch that is not taken neither print nor end the program, whatever stands around them; a clause
 * none of whose actions ran prints nothing. What a branch records is a line by itself, and so is what stands between
 * the ifs that record (if and else). Others divide nothing.
 * status: 3
 */
BEGIN { x = 1; }
BEGIN
{
	if (x == 1) {
		printf("one %d", x);
	} else {
		printf("not %d", x);
		exit(5);
	}
	printf("always");
	if (x == 1)
		y = 5;
	printf(", and %d", y);
	if (x == 2)
		trace("two");
	else if (x == 1) {
		if (execname == "") {
			printf("never");
		} else {
			printf("inner %s", "else");
			@a = count();
		}
		@a = count();
	}
	@a = count();
}
BEGIN { if (x == 3) { trace("three"); } }
BEGIN { if (x == 3) { trace("three"); } else { exit(3); } }
