/*
 * Of a call that nobody made, the end names those of its family that programs make instead; not where it was made,
 * whatever its predicate said, nor where one of the others has a probe.
 * run: -c "sh -c '/bin/true; exit 0'"
 */
syscall::open:entry, syscall::wait4:return, syscall::vfork:entry, syscall::fork:entry
/uid == 12345/
{
	x = 1;
}
