/*
 * print() of an array of char shows it as the type that it has, like a member of an object, and what stringof()
 * makes of it as a string.
 */
#pragma D option quiet
struct named {
	int n;
	char text[8];
};
struct named v;

BEGIN
{
	p = (struct named *)alloca(sizeof (struct named));
	p->text[0] = 'h';
	p->text[1] = 'i';
	print(p->text);
	print(stringof(p->text));
	v.text[0] = 'y';
	print(v.text);
	exit(0);
}
