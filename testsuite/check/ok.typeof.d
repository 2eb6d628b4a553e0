/* typeof stands for a type wherever one may be written; what it has is not evaluated. */
typeof(pid) last;
typeof (struct task_struct *) list[2];
self typeof("x") text;
struct s { typeof(last) a; typeof(int) b[3]; };
inline int twice[typeof(1 + 1) n] = n * 2;
typedef typeof(last) *pidp;
BEGIN
{
	typeof(last) x = 3, y;
	int n;
	typeof(n * 2L) z = n;
	struct s s;
	trace(sizeof (typeof(s.b)));
	trace((typeof(x))-1);
	trace((typeof(list[0]) *)0 == NULL);
	trace(sizeof (typeof(n = 5)));
	trace(twice[4]);
	for (typeof(x) i = 0; i < 2; i++)
		y++;
	self->text = "abc";
	pidp q;
}
BEGIN { typeof = 4; typeof++; x[typeof] = 1; self->typeof = typeof; }
