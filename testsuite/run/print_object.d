/*
 * print() shows an object as a C initializer, without the members that are zero; of a pointer the address
 * and what is there.
 */
#pragma D option quiet
struct inner {
	short a;
	unsigned char b;
};
struct outer {
	int n;
	unsigned long zero;
	char text[8];
	struct inner in[2];
	union {
		int i;
		unsigned int u;
	} both;
	int bits:3;
	struct inner *next;
};

BEGIN
{
	p = (struct outer *)alloca(sizeof (struct outer));
	p->n = -5;
	p->text[0] = 'h';
	p->text[1] = 'i';
	p->in[1].a = 7;
	p->in[1].b = 200;
	p->both.i = 1;
	print(p);
	print(p->in[1]);
	print(&p->in[1].a);
	print(p->n);
	exit(0);
}
