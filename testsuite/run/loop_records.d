/*
 * What records in a loop records at each turn; so do aggregations, and variables of threads and arrays change in it.
 * A speculation holds what all turns record.
 */
#pragma D option quiet
#pragma D option nspec=2

BEGIN
{
	self->total = 0;
	for (int i = 1; i <= 5; i++) {
		@sum = sum(i);
		@each[i % 2 ? "odd" : "even"] = count();
		seen[i] = i * 10;
		self->total += seen[i];
		if (i % 2)
			printf("odd %d of %s\n", i, probename);
		else {
			printf("even ");
			trace(i);
			printf("\n");
		}
	}
	printf("%d %d\n", self->total, seen[3]);
}

BEGIN
{
	this->kept = speculation();
	this->lost = speculation();
	speculate(this->kept);
	for (int i = 0; i < 3; i++)
		printf("kept %d\n", i);
}

BEGIN
{
	speculate(this->lost);
	while (this->n++ < 3)
		printf("lost\n");
}

BEGIN
{
	discard(this->lost);
	commit(this->kept);
}

BEGIN
{
	for (int i = 0; i < 10; i++) {
		string s = strjoin("turn ", lltostr(i));

		if (i == 8)
			printf("%s\n", s);
	}
	printa("%@d\n", @sum);
	printa("%s %@d\n", @each);
	exit(0);
}
