/* Section 11: aggregations with keys and values of every kind. */

union u { int i; unsigned char c[4]; struct { short lo, hi; } w; }; union u g; BEGIN { g.i =
	0x01020304; trace(g.c[0]); trace(g.w.hi); g.c[3]++; trace(g.i); print(g); @[g] = count();
	}

enum e { A, B = 5, C = -3 }; enum e g; BEGIN { g = B; trace(g); trace(g == B); trace(g + 1);
	trace(A ? 1 : C); this->e = C; trace(this->e < 0); m[g] = 4; trace(m[B]); @[g] = count();
	print(g); printf("%d", g); }

syscall::read:entry /curthread->in_execve || curthread->pid == 1/ { @[curthread->in_execve,
	curthread->comm] = count(); self->c = curthread->in_execve; this->d =
	curthread->in_iowait; if (this->d) trace(self->c); }

BEGIN { i = 5; @a = count(); @b = sum(i); @c = avg(i++); @d = min(i); @e = max(-i); @f =
	stddev(i); @g = quantize(i); @h = lquantize(i, 0, 100, 10); @j = llquantize(i, 10, 0, 6,
	20); @k = quantize(i, 2); @l = lquantize(i, 0, 100, 10, i++); @m = llquantize(i, 10, 0, 6,
	20, i); }

BEGIN { @a[1] = count(); @b["x"] = sum(3); @c[(char)1, (short)2, 3, 4L, (unsigned char)5, 6U] =
	avg(3); @d[stack()] = min(4); @e[ustack()] = max(5); @f[stack(3), ustack(4), "x", 1] =
	stddev(6); @g[usym(1), umod(2), uaddr(3), sym(4), mod(5), func(6), ufunc(7)] =
	quantize(8); @h[execname, probefunc, pid, tid] = lquantize(9, 0, 10); @i[curthread->comm]
	= llquantize(10, 10, 0, 6, 20); }

struct k { int a; char b[3]; }; struct k s; BEGIN { s.a = 1; @a[s] = count(); @b[s, "x", s] =
	sum(1); m[s] = 5; trace(m[s]); n[s, 1] = "q"; trace(n[s, 1]); @c[s.b] = count(); }

BEGIN { @a[curthread->cred->uid] = count(); @b[*curthread->cred] = count();
	trace(curthread->cred->uid); print(*curthread->cred); print(curthread->cred); this->c =
	*curthread->cred; trace(this->c.uid.val); }

BEGIN { if (1) trace(1); else trace(2); x = 1; if (x == 1) { trace(x); @a = count(); } else if (x
	== 2) { trace("s"); stack(); } else { printf("%d %s", x, "y"); } if (!x) { } else { x = 2;
	} if (x) { y = 1; } }

BEGIN { @a[1] = count(); @b[1] = sum(2); printa(@a); printa("%d %@d\n", @a);
	printa("%d %@d %@d\n", @a, @b); clear(@a); trunc(@a, 5); trunc(@b); normalize(@a, 3); x =
	4; normalize(@b, x); denormalize(@a); setopt("quiet"); setopt("aggrate", "1s"); exit(3); }

syscall::read:entry { self->ts = timestamp; self->fd[arg0] = arg1; self->n[execname, pid] = "z";
	this->s = self->n[execname, pid]; } syscall::read:return /self->ts/ { @[self->fd[arg0],
	this->s] = quantize(timestamp - self->ts); self->ts = 0; self->fd[1] = 0; self->n["a", 1]
	= 0; }

sdt:sched::sched_wakeup { trace(args[0]); @[args[0]] = count(); self->w = args[1]; trace(arg0); }

profile-99 { @[arg0, arg1] = count(); } tick-10ms { trace(arg0); n++; } tick-1s /n > 5/ { exit(0);
	}

BEGIN { self->s = "x"; self->s = strjoin(self->s, self->s); trace(self->s); trace(self->s ==
	"xx"); trace("xx" == self->s); trace(self->s == self->s); trace(self->s == NULL);
	trace(self->s != NULL); trace(self->s < "y"); self->s = NULL; self->s = 0; @[self->s] =
	count(); printf("%s", self->s); }

BEGIN { s = "x"; s = s; this->t = s; s = this->t = "q"; trace(s = "w"); trace(strlen(s = "abc"));
	printf("%s %s", s, s = "z"); trace(strjoin(s, s = "y")); m[s = "k"] = 5; @[s = "l"] =
	count(); }

BEGIN { m[1] = 1; trace(m[1] ? m[2] : m[3]); trace(m[1] && m[2] || m[3]); m[1] ? m[2]++ : m[3]--;
	trace(m[1]++ && m[2]--); @[m[1], m[2] ? "a" : "b"] = sum(m[1] ? m[2] : 3); }

BEGIN { m[1] = 1; trace(m[1] ? m[2] : m[3]); trace(m[1] && m[2] || m[3]); m[1] ? m[2]++ : m[3]--;
	trace(m[1]++ && m[2]--); @[m[1], m[2] ? "a" : "b"] = sum(m[1] ? m[2] : 3); @w =
	sum(m[1]++); @q = lquantize(m[1], 0, 10, 1, m[1]++); }

/* build: 5 b */
BEGIN { trace($1); trace($$2); trace($1 + 1); @[$$2] = sum($1); m[$1] = $$2; trace(m[5]);
	trace($$2 == "b"); if ($1) trace(1); }

struct in { int a[3]; struct { char c; short s:4; short t:7; } b[2]; }; struct out { struct in
	i[2]; struct in *p; string n; }; struct out o; self struct out so; struct out ao[int];
	BEGIN { n = 1; o.i[n].a[2] = 5; o.i[0].a[n]++; o.i[1].b[n].s = 3; o.i[n].b[1].t--;
	trace(o.i[n].b[0].t); trace(o.i[0].a[n]); o.n = "str"; trace(o.n); self->so.i[n].a[1]++;
	self->so.n = "q"; trace(self->so.n); trace(self->so.i[n].b[1].s++); ao[2].n = o.n;
	trace(ao[2].n); ao[n].i[n].b[0].c = 4; trace(ao[1].i[1]); trace(o.i[0]); trace(o.i[n]);
	o.i[0] = o.i[n]; self->so.i[0] = ao[1].i[n]; @[o.i[0]] = count(); }

BEGIN { @a = sum((int8_t)-1); @b = sum((uint32_t)-1); @c = max((uint64_t)-1); @d =
	min(curthread->prio); x = 0; @e = avg(x ? 1 : 2); @f[x ? "a" : execname] = count(); @g[-1,
	(char)-1, (uint8_t)-1, (int)-1, (unsigned)-1, -1LL] = count(); self->q = 1; this->r = 2;
	@h[x, self->q, this->r] = count(); }

BEGIN { @[stack(), 1] = count(); @u[ustack(2), 2] = count(); }

BEGIN { @[1, stack()] = count(); @x[ustack(2), 2] = count(); @y[usym(arg0), "s", stack(20)] =
	sum(1); m[1, 2] = 3; }

uint64_t g; BEGIN { g = 1; trace(g > -1); trace(g >= 0); trace(g < 0); trace(0 > g); trace(0 <=
	g); trace(g == -1); trace((unsigned char)g < 0); trace((uint8_t)g >= 0); @ = sum(g < 0);
	if (g < 0) trace(2); }

BEGIN { this->i = 0; this->i++; this->j = this->i-- - 1; this->k = (this->i = 5, this->i + 1);
	@[this->i, this->j++] = sum(++this->k); trace(this->k); } BEGIN /this->k/ {
	trace(this->j); }

#pragma D option quiet
syscall:::entry { @[probefunc, execname] = count(); } syscall:::return /errno/ { @e[probefunc,
	errno] = count(); } END { printa(@); printa("%s %d %@d\n", @e); trunc(@); }

fbt::vfs_*:entry { self->t[probefunc] = timestamp; self->depth++; } fbt::vfs_*:return
	/self->t[probefunc]/ { @[probefunc] = quantize(timestamp - self->t[probefunc]);
	self->t[probefunc] = 0; self->depth--; }
