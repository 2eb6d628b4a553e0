struct two { int a; int b; };
BEGIN
{
	this->t = (struct two *)alloca(sizeof(struct two));
	this->t->a = 1;
	this->t->b = 2;
	print(*this->t);
}
BEGIN { trace(1 / (int)(timestamp - timestamp)); }
ERROR { printf("arg3 %d\n", arg3); }
syscall::read:entry
/pid == $target && arg2 == 3/
{
	printf("returns there: %d\n", ucaller == arg1);
	jstack(1);
}
profile-997 { @late["late"] = min(arg2 >= 0); @ever["less than a minute"] = max(arg2 < 60000000000); }
BEGIN { setopt("bufsize", "1m"); bcopy((void *)&`jiffies, arg0 ? alloca(4) : (void *)curthread, 4); }
BEGIN { setopt("bufsize", "1m"); }
tick-3s { exit(0); }
