/*
 * print() shows characters in quotes, unsigned ones as the numbers that they mostly are, and a bool by the
 * kernel's name for it; tracemem() of no bytes shows nothing; what printsize cuts is "..." where it would be.
 */
#pragma D option quiet
#pragma D option printsize=14
struct narrow {
	bool yes;
	char letter;
	signed char s;
	unsigned char u;
	__u8 k;
	uint8_t d;
	u8 address[2];
	struct {
		char a;
		short b[4];
		int missing;
	} inner;
	int last;
};

BEGIN
{
	p = (struct narrow *)alloca(sizeof (struct narrow));
	p->yes = 1;
	p->letter = p->s = 'A';
	p->u = p->k = p->d = 65;
	p->address[1] = 66;
	p->inner.a = 'B';
	p->inner.b[0] = 1;
	p->inner.b[1] = 2;
	print(p);
	tracemem(p, 16, 0);
	tracemem(p, 2, 2);
	exit(0);
}
