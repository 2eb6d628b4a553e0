/*
 * A process has the program that it was forked from also when the one that forked it runs another (Stacks and
 * symbols).
 * run: -q -c forker
 */
syscall::getpgid:entry
/progenyof($target)/
{
	@[umod(uregs[R_PC])] = count();
}
