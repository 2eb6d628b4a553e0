/*
 * mixed: a known mix of system calls. It makes the file "data" of ten pieces of 1, 2, 4 ... 512
 * bytes, reads it in pieces of 100 bytes until there are no more, fails to open "nosuch1" and
 * "nosuch2", fails to write 7 bytes to descriptor -1, has three children that exit with 1, 2 and 3,
 * and removes the file.
 */
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	static char bytes[512];
	int fd = open("data", O_CREAT | O_TRUNC | O_RDWR, 0600), failed = fd < 0;

	for (int i = 0; i < 10; i++)
		failed |= write(fd, bytes, 1ul << i) != 1l << i;
	failed |= lseek(fd, 0, SEEK_SET) != 0;
	while (read(fd, bytes, 100) > 0)
		;
	failed |= open("nosuch1", O_RDONLY) >= 0;
	failed |= open("nosuch2", O_RDONLY) >= 0;
	failed |= write(-1, bytes, 7) >= 0;
	close(fd);
	for (int i = 1; i <= 3; i++) {
		if (!fork())
			_exit(i);
		wait(NULL);
	}
	unlink("data");
	return failed;
}
