/* Refused: a string and a character constant without an end, and nothing that is missing after them. */
BEGIN {
	trace("abc);
	x = 1;
}
END {
	trace('a);
}
