/* Regular expressions; =~ and !~ as they were: an assignment of ~, and ! of ~. Arguments: 12 /lib libc.* */
BEGIN
{
	trace(execname =~ "^a");
	trace(execname !~ $$3 && execname =~ $2);
	trace("x" =~ "a|b" == 0);
	trace((execname) !~ ("^a"));
	self->s = strtok("a b", " ");
	trace(self->s =~ "b" ? 1 : 2);
	x = 1;
	x =~$1;
	x =~ x;
	x = !~x;
	trace(1 + !~x);
}
