/*
 * Strings: comparison, assignment, concatenation, and what subroutines make of a path.
 * run: -q -c mixed
 */
syscall::openat:entry
/pid == $target && copyinstr(arg1) > "e"/
{
	this->name = copyinstr(arg1);
	this->path = strjoin("/tmp/./a/../", this->name);
	printf("%s %s %s %s\n", this->path, cleanpath(this->path), basename(this->path), dirname(this->path));
	printf("%d %s %s %d\n", strlen(this->name), substr(this->name, 2), strstr(this->name, "such"),
	    index(this->name, "u"));
	printf("%s|%s|%s\n", strtok(this->path, "/"), strtok(NULL, "/"), toupper(this->name));
	if (this->name == "nosuch2") {
		printf("%s\n", lltostr(strtoll("77", 8), 16));
	} else {
		printf("%s\n", strrchr(this->path, '/'));
	}
}
