/*
 * Each case of a switch begins as the switch did (it may commit where another one records), and the test of do comes
 * after its body. A speculate() of which nothing follows holds the default record, also before a jump; what is
 * recorded after a discard() goes with the speculation.
 */
#pragma D option nspec=3
#pragma D option quiet

BEGIN
{
	do {
		this->x = turns++;
	} while (this->x < 3);
	printf("%d %d\n", this->x, turns);
	this->a = speculation();
	this->b = speculation();
}

BEGIN
{
	speculate(this->a);
	if (turns == 4)
		return;
	printf("not here\n");
}

BEGIN
{
	speculate(this->b);
	printf("lost\n");
	discard(this->b);
	printf("lost, too\n");
}

BEGIN
{
	this->c = speculation();
	switch (turns) {
	case 4:
		commit(this->a);
		break;
	case 5:
		printf("not here\n");
	}
}

BEGIN
{
	speculate(this->c);
	printf("kept\n");
}

BEGIN
{
	commit(this->c);
}

BEGIN
{
	exit(0);
}
