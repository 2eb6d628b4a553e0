/*
 * callers: read(-1, ADDRESS, 3) in a function that returns to ADDRESS.
 */
#include <sys/syscall.h>

__attribute__((noinline,
	       optimize("no-omit-frame-pointer", "no-optimize-sibling-calls"))) static long
leaf(void)
{
	long n = SYS_read;

	__asm__ volatile("syscall"
			 : "+a"(n)
			 : "D"(-1l), "S"(__builtin_return_address(0)), "d"(3l)
			 : "rcx", "r11", "memory");
	return n;
}

int main(void)
{
	return leaf() == -9 ? 0 : 1;
}
