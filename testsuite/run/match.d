/*
 * =~ and !~: extended regular expressions of POSIX on strings of all kinds; NULL and what cannot be read fault as
 * in strstr(); bytes beyond the string size do not take part; =~ and !~ of integers are as they were.
 * build: -x strsize=32 12 '^ba?sh$' 'x{2}'
 */
#pragma D option quiet
string s;
string named[int];

BEGIN
{
	printf("%d %d %d\n", "bash" =~ "^(ba|z|da)sh$", "/bin/bash" =~ "^(ba|z|da)sh$", "zsh" !~ "^(ba|z|da)sh$");
	printf("%d %d %d %d\n", "libc.so.6" =~ "[.]so([.][0-9]+)*$", "libcxso" =~ "\\.so$", "a.c" =~ "\\.c", "" =~ "^$");
	printf("%d %d %d\n", "a\nb" =~ "^b", "a\nb" =~ "a.b$", "\377" =~ "[^[:alnum:]]");
	printf("%d %d\n", probename =~ "^BEGIN|END$", probeprov !~ "^d");
	printf("%d %d %d\n", $$2 =~ $2, "bash" =~ $$2, "axxb" =~ $3);
	printf("%d\n", curthread->comm =~ "^.{1,15}$");
	s = "12345678901234567890123456789012345";
	printf("%d %d %d\n", s =~ "12$", s =~ "345$", strlen(s));
	this->n = 0;
	for (this->i = 0; this->i < 20; this->i++)
		this->n += lltostr(this->i) =~ "^1|[05]$";
	printf("%d\n", this->n);
	named[1] = "one";
	printf("%d %d\n", named[1] =~ "n", named[1] !~ "n");
	printf("%s\n", "abc" =~ "b" ? "yes" : "no");
	printf("%d %d\n", "ab" =~ "b" == 1, 1 + ("ab" =~ "c"));
	/* 1024 states in rows of two bytes */
	printf("%d %d\n", "0123456x123456789" =~ "x.{9}$", "012345x0123456789" =~ "x.{9}$");
}
BEGIN { x = 5; x =~$1; printf("%d %d %d\n", x, !~x, !~-1); }
BEGIN /"read" =~ "^w" || probefunc !~ "^$"/ { printf("not here\n"); }
BEGIN /"read" =~ "^r" && probefunc =~ "^$"/ { printf("here\n"); }
BEGIN { printf("%d\n", strstr("abc", "x") =~ "a"); }
BEGIN { s = NULL; printf("%d\n", s !~ "a"); }
BEGIN { printf("%d\n", named[2] =~ "^$"); }
BEGIN { printf("%d\n", stringof((char *)8) =~ "a"); }
BEGIN { printf("last\n"); exit(0); }
