/* Refused: a clause that is not closed where the next one begins. */
BEGIN
{
	trace(1);

END
{
	trace(2);
}
