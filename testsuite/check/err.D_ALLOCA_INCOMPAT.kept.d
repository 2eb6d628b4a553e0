/* Refused: what would lead to the clause's own memory when that is gone, in variables and keys. */
struct s { int a; };
self int bytes[4];
this int numbers[4];
char *text;
int counts[char *];
BEGIN
{
	s["a"] = (char *)execname;
	g = (char *)execname;
	self->p = (void *)strjoin(execname, "x");
	text = execname;
	n = (char *)strtok(execname, "a") + 1;
	h = &((char *)execname)[1];
	i = arg0 ? (char *)execname : NULL;
	self->q = self->bytes;
	j = this->numbers;
	@[(char *)execname] = count();
	@[alloca(8)] = count();
	k[(char *)probefunc] = 1;
	counts["x"] = 1;
	this->p = (char *)execname;
	trace(*this->p);
	l = (string)(char *)execname;
	m = stringof((char *)execname);
	o = execname + 1;
}
