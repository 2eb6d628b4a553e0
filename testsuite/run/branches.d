/*
 * Actions in a branch that is not taken neither print nor end the program, whatever stands around them; a clause
 * none of whose actions ran prints nothing (if and else).
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
	printf(", always");
	if (x == 2)
		trace("two");
	else if (x == 1) {
		if (execname == "") {
			printf("never");
		} else {
			printf(", inner %s", "else");
			@a = count();
		}
	}
}
BEGIN { if (x == 3) { trace("three"); } }
BEGIN { if (x == 3) { trace("three"); } else { exit(3); } }
