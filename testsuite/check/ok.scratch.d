/* Sections 6 and 9: scratch memory can be written through pointers to it. */
struct s { int a; long b; char t[8]; };

BEGIN
{
	this->b = (char *)alloca(16);
	this->b[0] = 'x';
	*this->b = 5;
	this->b[1] += 2;
	this->b[2]++;
	this->s = (struct s *)alloca(sizeof(struct s));
	this->s->a = 1;
	this->s->b += 3;
	this->s->t[2] = 1;
	trace(this->s->t);
	*this->s = *(struct s *)arg0;
	bcopy(this->s, this->b, 8);
	this->v = (int *)copyin(arg1, 16);
	this->v[1] = this->v[2]++;
	trace(this->v[1]);
}
