/* Refused: a destination that is not scratch memory (Subroutines: bcopy, copyinto). */
char *later;
struct s { char *p; char c[4]; };
BEGIN
{
	this->s = (struct s *)alloca(sizeof (struct s));
	bcopy(execname, (char *)arg0, 1);
	bcopy(execname, execname, 1);
	bcopy(execname, 0, 1);
	copyinto(arg0, 1, (void *)0);
	copyinto(arg0, 1, &((struct s *)arg1)->c);
	copyinto(arg0, 1, (struct s *)arg1);
	bcopy(execname, this->s->c, 4);
	bcopy(execname, arg1 ? &this->s->c[0] : (char *)arg0, 4);
	bcopy(execname, &this->s->c[1], 3);
	copyinto(arg0, 2, later);
	later = alloca(2);
}
