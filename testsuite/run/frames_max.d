/*
 * maxframes bounds stackdepth and ustackdepth as it does stacks; uregs[R_FS] is where the thread's own data are:
 * the word there is its address (x86-64 ABI).
 * build: -x maxframes=1
 * run: -q -c callers
 */
BEGIN { printf("%d\n", stackdepth); }
syscall::read:entry
/pid == $target && (int)arg0 == -1/
{
	this->own = (uint64_t *)copyin(uregs[R_FS], sizeof(uint64_t));
	printf("%d %d\n", ustackdepth, *this->own == uregs[R_FS]);
}
