/*
 * Scratch memory ends where it was asked to, and with its clause: what is outside of it, or was kept,
 * is an invalid address; a size that does not fit into it an invalid size.  A string in it ends with
 * it, too.  (Operators and precedence; Subroutines.)
 */
#pragma D option quiet
#pragma D option scratchsize=1024
struct s { int a; long b; };
int n;
char *kept, *other;
self int bytes[4];
BEGIN { s = (char *)alloca(15); s[14] = 'x'; printf("%d %c\n", s[0], s[14]); n = 15; }
BEGIN { this->s = (char *)alloca(15); printf("%d\n", this->s[n]); }
BEGIN { this->s = (char *)alloca(15); printf("%d\n", this->s[16]); }
BEGIN { this->s = (char *)alloca(15); printf("%d\n", this->s[-1]); }
BEGIN { this->s = (char *)alloca(15); this->s[16] = 1; printf("written\n"); }
BEGIN { this->s = (char *)alloca(15); this->s[-n] = 1; printf("written\n"); }
BEGIN { this->s = (char *)alloca(32); this->t = (char *)alloca(32); *(this->s + 32) = 1; printf("written\n"); }
BEGIN { this->p = (struct s *)alloca(12); this->p->b = 1; printf("written\n"); }
/* Kept from an earlier clause, where there is a block in its place now. */
BEGIN { this->s = (char *)alloca(15); this->s[0] = 'y'; printf("%c\n", s[0]); }
BEGIN { this->t = (char *)alloca(15); s[0] = 'y'; printf("written\n"); }
BEGIN { printf("%s\n", stringof(s)); }
BEGIN { kept = (char *)alloca(3); a["k"] = kept; self->k = alloca(8); printf("kept\n"); }
BEGIN { this->u = (char *)execname; this->v = self->bytes; printf("%c %d\n", this->u[0], this->v[3]); }
BEGIN { printf("%d\n", this->u[0]); }
BEGIN { printf("%d\n", this->v[0]); }
BEGIN { printf("%d\n", *(char *)self->k); }
/* Sizes. */
BEGIN { this->s = (char *)alloca(8); bcopy("0123456789", this->s, n - 7); printf("%s\n", stringof(this->s)); }
BEGIN { this->s = (char *)alloca(8); bcopy("0123456789", this->s, n); printf("written\n"); }
BEGIN { this->s = (char *)alloca(8); bcopy("0123456789", this->s, n - 16); printf("written\n"); }
BEGIN { this->s = (char *)alloca(8); this->t = (char *)alloca(64); bcopy(this->s, this->t, n); printf("written\n"); }
BEGIN { this->s = (char *)alloca(8); copyinto(0, n, this->s); printf("written\n"); }
BEGIN { copyin(0, 1025 + n); printf("copied\n"); }
BEGIN { copyin(0, n - 16); printf("copied\n"); }
/* What is not scratch memory. */
BEGIN { other = n == 15 ? (char *)&`jiffies_64 : (char *)alloca(8); printf("either\n"); }
BEGIN { this->s = n ? (char *)alloca(8) : (char *)n; this->s[7] = 'e'; printf("%c\n", this->s[7]); }
BEGIN { this->s = n ? (char *)&`jiffies_64 : (char *)alloca(8); this->s[7] = 'e'; printf("written\n"); }
/* Strings without an end of their own. */
BEGIN
{
	this->q = (char *)alloca(8);
	bcopy("abcdefgh", this->q, 8);
	printf("%s %s %d\n", stringof(this->q), strjoin(this->q, this->q + 4), strlen(this->q));
	printf("%s|%s|%c\n", execname + 4, 2 + "xyz", *("abc" + 1));
	exit(0);
}
