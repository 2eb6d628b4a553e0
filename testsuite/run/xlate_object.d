/*
 * A translated value may be assigned to a variable of its struct or pointer type: it then has the members
 * that the translator defines, zeroes for the others; an input with side effects is evaluated once.
 * Members may be translated themselves; an integer finds the translator of another integer's type
 * (Translators).
 */
#pragma D option quiet
struct in { int number; char text[8]; };
struct inner { int list[3]; };
struct out { int a; string s; char cut[4]; char same[8]; int low : 3; int high : 5; struct inner in; int left; };
translator struct out < struct in *p > {
	a = p->number + 1;
	s = p->text;
	cut = p->text;
	same = p->text;
	low = 2;
	high = 9;
	in = *(struct inner *)p;
};
struct half { int8_t low; };
translator struct half < int8_t x > { low = x; };
struct whole { int a; struct half b; int c; };
translator struct whole < int x > { a = x; b = xlate <struct half> (x); c = x + 1; };
BEGIN
{
	this->in = (struct in *)alloca(sizeof (struct in));
	this->in->number = 41;
	bcopy("seven", this->in->text, 6);
	this->o = xlate <struct out> (this->in);
	self->o = xlate <struct out> (this->in);
	all["key"] = xlate <struct out> (this->in);
	this->p = xlate <struct out *> (this->in);
	n = 0;
	this->once = xlate <struct out *> ((n++, this->in));
	this->in->number = 0;
	printf("%d %s %s %s\n", this->o.a, this->o.s, this->o.cut, this->o.same);
	printf("%d %d %d %d\n", this->o.low, this->o.high, this->o.in.list[0], this->o.left);
	printf("%d %s %s\n", self->o.a, self->o.s, stringof(self->o.cut));
	printf("%d %d\n", all["key"].high, all["key"].in.list[0]);
	printf("%d %s %d\n", this->p->a, this->p->same, this->p->left);
	printf("%d %d\n", this->once->a, n);
	printf("%d\n", xlate <struct out> (this->in).a);
	w = xlate <struct whole> (300L);
	printf("%d %d %d\n", w.a, w.b.low, w.c);
	me = curpsinfo;
	printf("%d %d\n", me->pr_pid == pid, (*curpsinfo).pr_pid == pid);
	exit(0);
}
