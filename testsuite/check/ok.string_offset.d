/* A string and an integer add up as a pointer does (Operators and precedence). */
BEGIN
{
	trace(execname + 1);
	trace(2 + "hello");
	trace(probefunc - arg0);
	this->s = execname + 1;
	trace(*(this->s + 1));
	trace((this->s + arg0)[2]);
	trace(strlen(this->s + 1));
}
