/* For many_keys.sh: a new key for each call, without end. */
#pragma D option quiet
#pragma D option aggrate=20hz
#pragma D option aggsize=2m
syscall::read:entry
{
	@["abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", n++] = count();
}
