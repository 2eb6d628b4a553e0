/*
 * Keys that are functions or modules are the same for all addresses in them; and what a process ran is
 * known when it has ended (Stacks and symbols).
 * run: -q -c mixed
 */
fbt:vmlinux:vfs_read:entry, fbt:vmlinux:vfs_write:entry
/pid == $target/
{
	@modules[mod(caller)] = count();
	@functions[func(caller)] = count();
}

syscall::read:entry, syscall::write:entry
/pid == $target/
{
	this->pc = uregs[R_PC];
	@programs[umod(this->pc)] = count();
	@places[probefunc, ustack(1)] = count();
}
