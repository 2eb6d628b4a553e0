/* Sections 5 and 6: structs, unions, bit-fields and arrays in variables and in kernel memory. */
struct only { enum { IN }; struct tag { int q; }; struct ahead; int x; };
int only[sizeof(struct only) == 4 ? 1 : -1];
struct in { unsigned a:3; unsigned b:30; short c; };
struct out {
	int x;
	struct in i;
	union { int u1; char u2[4]; };
	char name[8];
	struct out *next;
	string s;
};
struct out g;
int arr[5];
this int ta[4];
self int sa[3];
enum color { RED, GREEN = 5, BLUE };
enum color col;
inline int SZ = 4;
int sized[SZ];
string str;

BEGIN
{
	g.x = 1;
	g.i.a = 3;
	g.i.b++;
	g.u1 = 2;
	g.next = (struct out *)arg0;
	g.x += 2;
	g.i.c *= 3;
	g.s = "x";
	str = g.s;
	str = g.name;
	trace(g.name);
	trace(g);
	trace(g.u2);
	g.u2[1] = 5;
	g.u2[arg0] = 5;
	arr[1]++;
	arr[arg0] += 2;
	this->ta[2] = 1;
	this->ta[arg0] |= 1;
	self->sa[1] = 2;
	col = GREEN;
	trace(col == BLUE);
	trace(RED + 1);
	trace(sized[3]);
	trace(sizeof(g));
	trace(offsetof(struct out, name));
}

BEGIN
{
	this->p = (struct out *)arg0;
	trace(&this->p->i);
	trace(this->p->i.b);
	trace(*this->p);
	trace(this->p->name == "foo");
	trace(this->p->name == this->p->next->name);
	trace(this->p->u2[1]);
	trace((char *)arg0 == (char *)arg1);
	trace((char *)arg0 == "x");
	trace(((int *)arg0)[3]);
	trace(*((int *)arg0 + 2));
	trace(((int *)arg0 + 2) - (int *)arg1);
	trace((int *)arg0 + pid);
	print(this->p);
	tracemem(arg0, 16, arg1);
}
