/* Sections 4 and 8: macros by their look; a constant ?: may choose an action. Arguments: 1 foo/bar x */
inline int OPT_X = $1;
inline int NOPE = 0;
int x;

BEGIN
{
	OPT_X ? printf("opt %d", $1) : 1;
	NOPE ? printf("%s", 1) : 1;
	trace($1);
	trace($$1);
	trace($pid);
	trace($2);
	trace($3);
	trace($1 + 1);
	trace($target);
}
