/*
 * isset() says whether an element is there: what was assigned, and neither deleted nor assigned 0 or NULL; it makes
 * none.  delete is the word for what `= 0' does, for strings and structures, too.  Both may be names of variables.
 */
#pragma D option quiet
struct s { int a; char b[4]; };
struct s t[string];
string n[int];
self int x;
self string y;
self int z[int];
BEGIN
{
	a[1] = 5; a[2] = 0; a[3] = 1; a[3]--;
	printf("%d %d %d %d\n", isset(a[1]), isset(a[2]), isset(a[3]), isset(a[4]));
	printf("%d\n", isset(a[4]));
	delete a[1];
	printf("%d %d\n", isset(a[1]), a[1]);
	a[1] += 7;
	printf("%d %d\n", isset(a[1]), a[1]);
	delete a[9];
	t["k"].a = 0;
	printf("%d %d\n", isset(t["k"]), isset(t["l"]));
	delete t["k"];
	printf("%d\n", isset(t["k"]));
	n[1] = ""; n[2] = "x";
	printf("%d %d %d\n", isset(n[1]), isset(n[2]), isset(n[3]));
	delete n[2]; n[1] = NULL;
	printf("%d %d %d\n", isset(n[1]), isset(n[2]), n[2] == NULL);
}
BEGIN
{
	self->x = 3; self->y = ""; self->z[4] = 1;
	printf("%d %d %d %d\n", isset(self->x), isset(self->y), isset(self->z[4]), isset(self->z[5]));
	delete self->x; delete self->y;
	delete self->z[4];
	printf("%d %d %d %d\n", isset(self->x), isset(self->y), isset(self->z[4]), self->x);
}
BEGIN
/!isset(self->x)/
{
	if (!isset(a[5]))
		delete a[1];
	printf("%d\n", isset(a[1]));
}
BEGIN { delete = 2; isset = delete; printf("%d %d\n", isset, isset(a[1])); exit(0); }
