/*
 * sizeof of a string is the option strsize, of a literal what it takes in C (Operators and precedence); strsize does
 * not count the NUL.
 */
#pragma D option strsize=16
string s;
BEGIN
{
	trace(sizeof (s));
	trace(sizeof (execname));
	trace(sizeof (string));
	trace(sizeof "hi");
	trace(sizeof ("a\0b"));
	trace(sizeof "");
	s[15] = 'x';
	trace(copyinstr(arg0, 4));
}
