/* A table where it is used: it has no name, and is one wherever the expression is evaluated. */
inline int pick[int n] = (int[]){ 4, 5 * 2 }[n];
inline string word = (string[]){ "no", "yes" }[1];
BEGIN { trace(pick[pid % 2]); trace(word); }
BEGIN
{
	i = 2;
	trace((int[]){ 1, 2, 3 }[i]);
	trace((string[]){ "a", "b" }[i % 2] + "x");
	if (sizeof (int)) {
		trace(sizeof ((char[]){ 1, 2 }));
	}
	x = (uint8_t[4]){ 7, }[0];
}
