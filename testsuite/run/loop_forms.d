/*
 * while, do, for, switch, break and continue are C's, and so are the variables of blocks: seen in the block that
 * declares them, zero there at each turn unless they get a value.
 */
#pragma D option quiet

BEGIN
{
	int i, sum = 0;
	int a[4];
	string s;

	for (i = 0; i < 4; i++)
		a[i] = i * i;
	for (int k = 0; k < 4; k++) {
		if (k == 2)
			continue;
		sum += a[k];
		printf("%d: %d\n", k, a[k]);
	}
	while (1) {
		int i = 7, n;

		n += i;
		sum += n;
		if (sum > 30)
			break;
	}
	do {
		sum--;
	} while (sum > 25);
	switch (sum) {
	case 24:
		s = "a";
		break;
	case 25:
		s = "b";
	default:
		s = strjoin(s, "c");
	}
	printf("%d %s %d\n", sum, s, i);
}

BEGIN
{
	for (this->n = 0; this->n < 3; this->n++)
		for (this->m = 0;; this->m++) {
			if (this->m > this->n)
				break;
			switch (this->n * 10 + this->m) {
			case 0:
			case 11:
				continue;
			case 20:
				break;
			default:
				printf("%d%d ", this->n, this->m);
			}
			printf("after %d%d\n", this->n, this->m);
		}
	while (this->n-- > 0)
		;
	do
		this->m = 5;
	while (0);
	printf("%d %d\n", this->n, this->m);
}

BEGIN
{
	struct timespec64 t;
	char c[6];
	int n = 1;

	c[0] = 'a';
	t.tv_sec = 3;
	for (; n < 4; n++) {
		int inner[2];

		inner[1] += n;
		c[n] = 'a' + inner[1];
	}
	printf("%s %d\n", stringof(c), t.tv_sec);
	if (n == 4)
		return;
	printf("not here\n");
}

BEGIN
{
	exit(0);
}
