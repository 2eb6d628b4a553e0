/*
 * Scripting: arguments of a script as numbers and strings, the process it runs, and what it knows of itself.
 * build: -x defaultargs
 * run: -q -x temporal -c mixed
 * args: 3 hello
 */
syscall::write:entry
/pid == $target && arg2 >= $1 && ++self->n <= $1/
{
	printf("%s %d: %d\n", $$2, self->n, arg2);
}

END
{
	printf("%s|%d|%d\n", $$3, $3, $target > 0 && $uid == 0);
}
