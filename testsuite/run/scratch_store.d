/*
 * Memory of alloca() takes bit-fields and strings as a variable does; where a compound assignment
 * goes to is found once (Subroutines; Types, Operators, and Expressions).
 */
#pragma D option quiet
struct bits { int a : 4; int b : 4; int c : 24; };
struct s { unsigned a : 3; int b : 5; _Bool c : 1; unsigned long d : 50; string name; int last; };
this struct bits v;
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
	/* A string that was assigned keeps its value when another one is. */
	printf("%s\n", strjoin((this->p->name = "a"), (this->p->name = "b")));
	this->p->name = (this->p[1].name = "same");
	this->p[(this->p->name = "zero", 1)].name = "one";
	printf("%s|%s\n", this->p->name, this->p[1].name);
	/* What the value changes beside the bits that are stored stays. */
	this->f = (struct bits *)alloca(sizeof (struct bits));
	this->f->c = -5;
	this->f->a = (this->f->b = 3);
	printf("%d %d %d\n", this->f->a, this->f->b, this->f->c);
	this->f->a = this->f->b++;
	printf("%d %d %d\n", this->f->a, this->f->b, this->f->c);
	this->f->a += (this->f->b = 2);
	printf("%d %d %d\n", this->f->a, this->f->b, this->f->c);
	this->f->a = this->f->b = this->f->c = 7;
	printf("%d %d %d\n", this->f->a, this->f->b, this->f->c);
	this->v.c = -5;
	this->v.a = (this->v.b = 3);
	printf("%d %d %d\n", this->v.a, this->v.b, this->v.c);
	this->v.a = this->v.b++;
	this->v.a += (this->v.c = 1);
	printf("%d %d %d\n", this->v.a, this->v.b, this->v.c);
	exit(0);
}
