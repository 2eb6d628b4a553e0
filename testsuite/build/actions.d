/* Sections 10 and 19: actions, recorded under conditions or not. */

int8_t a; uint8_t b; int16_t c; uint16_t d; int32_t e; uint32_t f; int64_t g; uint64_t h; BEGIN {
	a++; b--; ++c; --d; e += 1; f -= 1; g *= 3; h /= 2; a <<= 1; b >>= 1; c &= 7; d |= 8; e ^=
	9; f %= 3; g = a++ + ++b - c-- * --d; printf("%d %d %d %d %d %d %d %d", a, b, c, d, e, f,
	g, h); }

struct b { int a:3; unsigned b:5; int c:10; unsigned long d:33; char e; unsigned char f:1; };
	struct b g; self struct b t; struct b m[int]; BEGIN { g.a = 3; g.a++; g.b = -1; g.c -= 5;
	g.d = 1UL << 32; g.f ^= 1; self->t.a = 1; self->t.d++; m[1].c = 4; m[1].c++;
	printf("%d %d %d %d %d", g.a, g.b++, --g.c, g.d, g.f); trace(self->t.d); trace(m[1].c);
	g.a = g.b = g.c; this->x = g.a++; trace(this->x); print(g); }

BEGIN { p = (char *)alloca(16); p[0] = 'a'; p[1] = p[0] + 1; *(p + 2) = 0; trace(stringof(p)); q =
	(int *)alloca(64); *q = 5; q[3] = q[0]++; ++*q; trace(q[3] + *q); bcopy(p, q, 4);
	trace(*q); tracemem(p, 8); tracemem(p, 16, 3); r = (struct task_struct
	*)alloca(sizeof(struct task_struct)); r->pid = 5; r->pid++; trace(r->pid); }

syscall::write:entry { this->b = copyin(arg1, 16); trace(*(char *)this->b); tracemem(this->b, 16,
	arg2); s = copyinstr(arg1); t = copyinstr(arg1, 5); trace(strlen(s) + strlen(t)); u =
	(char *)alloca(32); copyinto(arg1, 16, u); trace(u[3]); printf("%s", stringof(copyin(arg1,
	8))); }

BEGIN { printf("%s %s %s", strjoin("a", "b"), substr("hello", 1), substr("hello", 1, 2));
	trace(strlen("x")); trace(index("abc", "b")); trace(index("abc", "b", 1));
	trace(rindex("abc", "b")); trace(basename("/a/b")); trace(dirname("/a/b"));
	trace(cleanpath("/a/../b")); trace(toupper("a")); trace(tolower("A")); trace(lltostr(5));
	trace(lltostr(5, 16)); trace(strtoll("12")); trace(strtoll("12", 8));
	trace(json("{\"a\":1}", "a")); }

BEGIN { spec = speculation(); speculate(spec); trace(1); } tick-1s { commit(spec); discard(spec);
	} BEGIN { this->s = speculation(); speculate(this->s); printf("x"); } BEGIN {
	commit(this->s); discard(this->s); }

BEGIN { speculate(1); stack(); }

BEGIN { raise(9); stop(); chill(1000); x = 5; chill(x); panic(); breakpoint(); system("echo %d",
	x); freopen("/tmp/x"); freopen(""); ftruncate(); exit(0); }

BEGIN { stack(); stack(5); ustack(); ustack(5); jstack(); sym(1); mod(1); usym(1); umod(1);
	uaddr(1); func(2); ufunc(3); tracemem(&`init_task, 10); tracemem(curthread, 100, pid);
	print(1); print("s"); print(curthread->comm); print(pid); self->x = 5; print(self->x);
	printf("%k", stack()); }

BEGIN { printf("%k %k %a %A %p %s", stack(), ustack(3), caller, caller, curthread, "x");
	printf("%*d %.*s", 5, 6, 3, "abc"); printf("%c %x %hhd %S %Y %T", 65, 255, (char)5, "x",
	walltimestamp, walltimestamp); }

ERROR { trace(arg1); trace(arg2); trace(arg3); trace(arg4); trace(arg5); } BEGIN { trace(*(int
	*)0); } END { trace(1); exit(5); }

BEGIN { this->int8_t = 1; this->u8 = 2; this->s8 = 3; u8 = 4; s64 = 5; this->rec = 6; this->self1
	= 7; this->linux = 8; this->t1 = 9; this->g_x = 10; ctx = 11; this->ctx = 12; asm = 13;
	this->asm = 14; this->typeof = 15; bool = 16; this->bool = 17; this->NULL_ = 18; this->_ =
	19; printf("%d %d %d %d %d %d %d %d %d %d %d %d", this->u8, this->s8, u8, s64, this->rec,
	this->linux, this->t1, ctx, this->asm, this->bool, this->typeof, this->_); }

BEGIN { f0 = 1; f1 = 2; f0_branch = 3; rec = 4; arg = 5; if (rec) { printf("%d %d %d %d", f1, f0,
	f0_branch, rec); trace(rec); } pid_ = 1; trace(pid_); trace(pid); trace(f1); }

BEGIN { a = strjoin("a", "b"); b = strjoin(a, "c"); c = strjoin(strjoin(strjoin(a, b), strjoin(b,
	a)), strjoin(strjoin(a, a), strjoin(b, b))); d = strjoin(c, strjoin(c, strjoin(a,
	strjoin(b, strjoin(c, "x"))))); trace(d); this->e = strjoin(d, strtok(d, "x"));
	trace(toupper(tolower(toupper(tolower(this->e))))); printf("%s %s %s %s %s %s %s %s",
	substr(a, 0), substr(b, 0), substr(c, 0), substr(d, 0), substr(a, 1), substr(b, 1),
	substr(c, 1), substr(d, 1)); }

struct s { long v; }; struct s g; BEGIN { g.v = 1; print(g.v); x = 5; print(x); self->y = (char)6;
	print(self->y); this->z = (short)7; print(this->z); a["q"] = 8U; print(a["q"]); print(g);
	tracemem(&`jiffies, 8); print(curthread->in_execve); trace(g.v); }

BEGIN { exit(x = 3); } END { exit(self->y++); } tick-1s { m["a"] = 1; self->y = 2; exit(m["a"]); }

BEGIN { printf("%d", pid) ; printf("plain\n"); printf("%d %s %d %s", 1, "two", 3, "four");
	printf("%s", probename); trace("lit"); trace(""); printf("%s", ""); printf("%d%%\n", 5);
	printf("??/ \\ \" \a\x01 *\/"); }
