/* Names of subroutines that came when there were programs: what these define goes first. */
inline int strcmp[string a, string b] = a == b;
int strncmp;
BEGIN
{
	strncmp = 2;
	trace(strcmp("a", "a"));
	trace(strncmp("ab", "ac", strncmp));
	self->strcmp = "s";
}
