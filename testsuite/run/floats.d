/*
 * Floating-point members and targets of pointers can be printed, with %e %f %g and their sizes, and
 * traced; nothing is computed with them (Types; printf conversions).
 */
#pragma D option quiet
struct reals { float f; double d; long double l; float list[2]; };
struct words { uint32_t f; uint32_t pad; uint64_t d; uint64_t low; uint64_t high; uint32_t list[2]; };
struct reals kept;
BEGIN
{
	this->w = (struct words *)alloca(sizeof (struct reals));
	this->w->f = 0x3fc00000; /* 1.5 */
	this->w->d = 0xc004000000000000; /* -2.5 */
	this->w->low = 0xa000000000000000; /* 5 = 1.25 * 2^2: exponent 16383 + 2 */
	this->w->high = 0x4001;
	this->w->list[1] = 0x42c80000; /* 100 */
	this->r = (struct reals *)this->w;
	kept = *this->r;
	printf("%f %.2f %g %e\n", this->r->f, this->r->d, this->r->f, this->r->d);
	printf("%8.1f|%-8.1f|%+.0f\n", this->r->f, this->r->d, this->r->list[1]);
	printf("%Lf %Lg\n", this->r->l, this->r->l);
	printf("%E %G\n", *(double *)&this->w->d, kept.f);
	trace(this->r->f);
	printf("\n");
	trace(kept.d);
	printf("\n");
	print((struct reals *)this->w);
	exit(0);
}
