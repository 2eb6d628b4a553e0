/*
 * trace() of an array of char: a text, or a text with NULs after it, prints as a string; anything else as a
 * dump of all its bytes (trace(), Dumps). %s and stringof end at the first NUL.
 */
#pragma D option quiet
char text[6];
char full[3];
char binary[6];
char none[3];
uint8_t address[6];
BEGIN
{
	text[0] = 'h'; text[1] = 'i'; trace(text); trace("\n");
	full[0] = 'a'; full[1] = 'b'; full[2] = 'c'; trace(full); trace("\n");
	binary[0] = 'x'; binary[3] = 'y'; trace(binary);
	trace(none);
	address[0] = 0x52; address[3] = 0xff; trace(address);
	printf("[%s] ", binary); trace(stringof(binary)); trace("\n");
	exit(0);
}
