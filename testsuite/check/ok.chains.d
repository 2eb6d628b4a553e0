/* Valid: what each line defines the next ones use, so that a mistake in one has consequences everywhere. */
typedef unsigned int count_t;
enum color { RED = 1, GREEN = 2, BLUE };
struct point { int x; int y[3]; enum color c; struct { char tag[8]; unsigned int low : 3; } in; };
typedef struct point point_t;
int declared[4];
int assoc[int, string];
self count_t mine[string];
this point_t here;
point_t there[int];
inline int LEVEL = 3;
inline string label[int n] = n > LEVEL ? "high" : "low";
struct out { int a; string b; };
translator struct out < point_t *p > { a = p->x + RED; b = label[p->x]; };

BEGIN
{
	x = 1;
	y = x + LEVEL;
	s = label[y];
	t = strjoin(s, "tail");
	self->a = y;
	self->b = t;
	this->c = self->a * 2;
	a[x] = this->c;
	a[y] = a[x] + 1;
	m[s, x] = t;
	self->k[t] = a[x];
	declared[1] = y;
	assoc[x, s] = declared[1];
	self->mine[s] = 4;
	this->here.x = x;
	this->here.in.low = GREEN;
	there[x] = this->here;
	p = (point_t *)alloca(sizeof(point_t));
	p->x = there[x].x;
	p->y[1] = BLUE;
	@[x] = count();
	@[1] = count();
	@one[s, y] = sum(x);
	@one[t, 2] = sum(a[y]);
	@two[s, y] = max(self->a);
	@dist = quantize(y);
	@dist = quantize(x, 2);
	@lin[self->b] = lquantize(y, 0, 100, 10);
	@lin[s] = lquantize(x, 0, 100, 10);
}

BEGIN
/x && self->a && a[x] == 4/
{
	x++;
	y += x;
	a[x] = y;
	z = x > 1 && y;
	n = xlate<struct out *>(p)->a;
	w = xlate<struct out>(p).b;
	@[n] = count();
	@one[w, z] = sum(n);
	@[z] = count();
	printf("%d %s %d", n, w, z);
	printa(@one);
	printa("%s %d %@d %@d\n", @one, @two);
	printa(@);
	trunc(@one, 5);
	normalize(@two, 2);
	clear(@dist);
	printa(@lin);
}

tick-1s
/self->k["a"] != declared[2] || m["b", 3] == t/
{
	if (x > y) {
		q = x;
		@three[q] = avg(y);
	} else {
		q = y;
		@three[x] = avg(q);
	}
	trace(q);
	printa(@three);
	@[q] = count();
	exit(q);
}

syscall::read:entry
{
	self->fd = args[0];
	self->buf = args[1];
	self->size = arg2;
}

syscall::read:return
/self->fd/
{
	this->got = args[0];
	@bytes[self->fd, this->got > 0] = sum(this->got);
	@sizes[self->fd] = llquantize(self->size, 10, 0, 6, 10);
	@first[copyinstr(self->buf)] = min(self->size - this->got);
	self->fd = 0;
	self->size = 0;
	self->buf = 0;
}

END
{
	printa("%d %d %@d\n", @bytes);
	printa(@sizes);
	printa(@first);
	trace(there[x].in.low);
	trace(p->y[1]);
	tracemem(p, 16);
	printf("%s %d %d", label[z], GREEN, assoc[x, s]);
	trace(self->mine[s]);
	trace(sizeof(point_t));
}
