/* Refused: what an operator makes of a pointer stored where only a number goes (Pointers and Arrays). */
long i;
int *p;
BEGIN
{
	i = i + p;
	i += p;
	p -= p;
}
