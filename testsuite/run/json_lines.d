/*
 * format=jsonl: each record an object of the schema, whatever is in it; aggregations are objects of their
 * own, in the order of the sorting options, and at the end those that were not printed.
 * run: -x format=jsonl -x aggsortkey
 * status: 3
 */
struct inner { unsigned int low:4; int high:4; char name[6]; };
struct outer { short s; struct inner i; void *p; int a[2]; };

BEGIN
{
	printf("%d %s\n", -6 * 7, "q\"\\\t");
	trace(0xffffffffffffffff);
	trace("plain");
	tracemem(curthread->comm, 3, 0);
	this->p = (struct outer *)alloca(sizeof(struct outer));
	this->p->s = -2;
	this->p->i.name[0] = 'h';
	this->p->i.name[1] = 'i';
	this->p->a[1] = 7;
	print(*this->p);
	sym((uintptr_t)&`jiffies);
}

BEGIN
{
	@byname["b", 2] = sum(5);
	@byname["a", -1] = sum(-5);
	@other["b", 2] = count();
	trace(1);
	printa("%s %d %@d %@d\n", @byname, @other);
	trace(2);
	clear(@byname);
}

BEGIN { trace(((struct outer *)8)->s); }

BEGIN
{
	@q = quantize(5);
	@q = quantize(-3);
	@q = quantize(0);
	@l = lquantize(7, 0, 10, 2);
	@l = lquantize(10, 0, 10, 2);
	@l = lquantize(-1, 0, 10, 2);
	@ll = llquantize(123, 10, 1, 2, 10);
	@ll = llquantize(-5, 10, 1, 2, 10);
	@ll = llquantize(1000, 10, 1, 2, 10);
	@ll = llquantize(-20, 10, 1, 2, 10);
	@n["x"] = sum(1000);
	@n["y"] = sum(-2000);
	normalize(@n, 1000);
	@s = stddev(2);
	@s = stddev(6);
	@ = max(4);
	exit(3);
}
