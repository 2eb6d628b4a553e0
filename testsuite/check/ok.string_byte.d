/* Bytes of a variable that holds a string can be assigned to. */
BEGIN
{
	s = "abc";
	s[1] = '.';
	this->s = execname;
	this->s[pid % 4] = s[0];
	self->s = "x";
	self->s[0]++;
	a[1] = "abc";
	a[1][2] = 'd';
}
