/*
 * Pointers and Arrays: addresses, arithmetic, arrays of arrays, and pointers that are null.
 * status: 1
 */
#pragma D option quiet

int table[3][4];
struct pair { char first; int second; };

BEGIN
{
	table[1][2] = 12;
	table[2][3] = table[1][2] + 11;
	printf("%d %d %d\n", table[1][2], table[2][3], table[0][0]);
	printf("%d bytes, %d in a row\n", sizeof(table), sizeof(table[0]));

	this->p = (int *)alloca(12 * sizeof(int));
	this->p[6] = 6;
	*(this->p + 11) = 11;
	this->q = this->p + 8;
	printf("%d %d, %d apart, %d\n", *(this->p + 6), this->p[11], (int)(this->q - this->p), this->q > this->p);

	this->pairs = (struct pair *)alloca(2 * sizeof(struct pair));
	this->pairs[1].second = 7;
	printf("%d %d %d\n", sizeof(struct pair), offsetof(struct pair, second), (this->pairs + 1)->second);
	this->p = NULL;
	printf("%s\n", this->p == NULL ? "null" : "not null");
}

BEGIN
{
	printf("%d\n", *this->p);
}

ERROR
{
	printf("fault %d at %p\n", arg4, arg5);
	exit(1);
}
