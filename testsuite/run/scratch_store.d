/*
 * Memory of alloca() takes bit-fields and strings as a variable does; where a compound assignment goes
 * to is found once (Subroutines; Types, Operators, and Expressions).
 */
#pragma D option quiet
struct s { unsigned a : 3; int b : 5; _Bool c : 1; unsigned long d : 50; string name; int last; };
BEGIN
{
	this->p = (struct s *)alloca(2 * sizeof (struct s));
	this->p->last = 7;
	this->p->a = 9;
	this->p->b = -3;
	this->p->c = 4;
	this->p->d = -1;
	this->p->name = "hello";
	printf("%d %d %d %x %s %d\n", this->p->a, this->p->b, this->p->c, this->p->d, this->p->name,
	    this->p->last);
	this->p->a = 7;
	this->old = this->p->a++;
	this->older = this->p->a--;
	this->new = --this->p->b;
	this->p->d >>= 48;
	printf("%d %d %d %d %d\n", this->old, this->older, this->p->a, this->new, this->p->d);
	this->i = 0;
	this->p[this->i++].last += 3;
	this->p[this->i++].last--;
	printf("%d %d %d\n", this->i, this->p->last, this->p[1].last);
	this->p[1].name = strjoin(this->p->name, "!");
	this->p->name = "";
	printf("%s|%s\n", this->p->name, this->p[1].name);
	exit(0);
}
