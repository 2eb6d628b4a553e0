/* Bytes of strings in variables of all kinds; a subscript that is too large is a fault. */
#pragma D option quiet
BEGIN
{
	s = "abc";
	s[1] = '.';
	this->s = "abc";
	this->s[strlen(s) - 1] = 'C';
	self->s = "abc";
	self->s[0]++;
	self->s[3] = 'd';
	a["k"] = "abc";
	a["k"][1] = '\0';
	printf("%s %s %s %s\n", s, this->s, self->s, a["k"]);
	n = 256;
}
BEGIN { this->t = "abc"; this->t[n] = 'x'; }
ERROR { printf("fault\n"); exit(0); }
