/* Functions in C's form: parameters and results of each sort, recursion, prototypes, locals, what callers see.
 *
 * status: 10
 */
#pragma D option quiet
#pragma D option strsize=64

int twice(int x) { return 2 * x; }
unsigned char low(long v) { return v; }
_Bool both(int a, int b) { return a && b; }
long fact(int n) { if (n <= 1) return 1; return n * fact(n - 1); }

static int odd(int n);
static int even(int n) { return n == 0 ? 1 : odd(n - 1); }
static int odd(int n) { return n == 0 ? 0 : even(n - 1); }

int fib(int n)
{
	int a = fib_calls++;

	if (n < 2)
		return n;
	a = fib(n - 1);
	return a + fib(n - 2);
}

string bang(string s, int n)
{
	int i;

	for (i = 0; i < n; i++)
		s = strjoin(s, "!");
	return s;
}

string after(string s, string sep) { return strstr(s, sep); }

/* Its own copy: neither the caller's variable nor the other parameter changes. */
string changed(string a, string b) { a = "other"; kept = "late"; return strjoin(a, b); }

int total(int *p, int n)
{
	int i, all = 0;

	for (i = 0; i < n; i++)
		all += p[i];
	return all;
}

int *fill(int *p, int n)
{
	int i;

	for (i = 0; i < n; i++)
		p[i] = i * i;
	return p;
}

self int last;
void remember(int x) { this->seen = this->seen * 10 + x; self->last = x; }
int found(int x) { switch (x) { case 1: return 10; case 2: return 20; default: break; } return -1; }
int zero(int x) { if (x > 5) return x; }
int frames(int n)
{
	char buffer[32];

	buffer[n] = n;
	if (n < 5)
		frames(n + 1);
	return buffer[n];
}
string who(void) { return probename; }
int local(int n) { int a[4]; a[n] = n; return a[0] + a[1] + a[2] + a[3]; }

BEGIN
/even(4) && !odd(4)/
{
	printf("%d %d %d %d %d\n", twice(21), low(0x1ff), both(2, 4), both(2, 0), twice(twice(1)));
	printf("%d %d %d\n", fact(10), fact(20) == 2432902008176640000, fib(10));
	printf("%d\n", fib_calls);
}

BEGIN
{
	kept = "early";
	printf("%s %s %s\n", bang("a", 0), bang(bang("b", 2), 1), strjoin(bang("c", 1), bang("d", 2)));
	printf("[%s] [%s]\n", after("key=value", "="), after("key", "=") == NULL ? "none" : "some");
	printf("%s", changed("one", kept));
	printf(" %s\n", kept);
}

BEGIN
{
	this->p = (int *)alloca(4 * sizeof(int));
	printf("%d %d\n", total(fill(this->p, 4), 4), this->p[3]);
	this->seen = 0;
	remember(1);
	remember(twice(2));
	printf("%d %d\n", this->seen, self->last);
	printf("%d %d %d %d %d\n", found(1), found(2), found(3), zero(6), zero(5));
	printf("%d %d %s\n", frames(0), local(3), who());
	@a[bang("k", twice(1))] = sum(twice(4));
	printa("%s %@d\n", @a);
	exit(found(1));
}
