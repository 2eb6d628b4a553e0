/*
 * An array inside a thread-local or associative variable decays to a pointer as any other, and a string of
 * it is a copy; what is assigned to its elements later does not change what was read (Variables).
 * Each of several subscripts may vary.
 */
#pragma D option quiet
struct row { int n; char name[8]; int list[3]; };
self struct row mine;
struct row all[int];
self char letters[4];
uint8_t square[2][4];
self struct row rows[2];
BEGIN
{
	self->mine.n = 1;
	self->mine.name[0] = 'a';
	self->mine.name[1] = 'b';
	self->mine.list[2] = 7;
	all[3].name[0] = 'x';
	all[3].list[1] = 5;
	self->letters[0] = 'q';
	printf("%s %s %s|\n", self->mine.name, all[3].name, self->letters);
	printf("%d %d\n", *(self->mine.list + 2), all[3].list[1]);
	printf("%d %d\n", strlen(self->mine.name), self->mine.name == "ab");
	printf("%s%s\n", strjoin(self->mine.name, "c"), all[4].name);
	printf("%d\n", all[4].list[0]);
	this->s = stringof(self->mine.name);
	self->mine.name[0] = 'z';
	printf("%s %s\n", this->s, self->mine.name);
	keyed[self->mine.name] = 4;
	printf("%d\n", keyed["zb"]);
	this->i = 1;
	square[1][this->i] = 300;
	square[this->i][this->i]++;
	square[this->i - 1][this->i + 2] = 9;
	self->rows[this->i].list[this->i + 1] = square[this->i][this->i]--;
	printf("%d %d %d %d\n", square[1][1], square[0][1], square[0][3], self->rows[1].list[2]);
	exit(0);
}
