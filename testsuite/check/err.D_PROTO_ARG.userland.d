/* Refused: argument 1 of bcopy() must be a pointer into the kernel's memory, not the user's. */
struct in6_addr { uint8_t bytes[16]; };
syscall::read:entry
{
	this->to = alloca(16);
	bcopy((userland char *)arg1, this->to, 16);
	bcopy(((userland struct in6_addr *)arg1)->bytes, this->to, 16);
	trace(inet_ntoa6((userland struct in6_addr *)arg1));
	bcopy(copyin(arg1, 16), this->to, 16);
	copyinto((uintptr_t)(userland char *)arg1, 16, this->to);
	trace(strlen((userland char *)arg1));
}
