/*
 * string + string is what strjoin() makes of them: one of both is a string or an array of char, which ends with its
 * last byte; the other may be a pointer to text.  += joins to what the variable has, and NULL is a fault there, too.
 * With an integer + is the rest of the text, and pointers go on as ever.
 */
#pragma D option quiet
#pragma D option strsize=16
struct s { char full[4]; char after[4]; string t[2]; } s;
string never[int];
self string mine;
BEGIN
{
	s.full[0] = 'f'; s.full[1] = 'u'; s.full[2] = 'l'; s.full[3] = 'l'; s.after[0] = 'X';
	a = "b";
	printf("%s %s %s\n", "a" + a, a + "c" + a, "x" + "y");
	printf("%s %s %s\n", s.full + "|", "|" + s.full, s.full + s.after);
	this->p = (char *)alloca(8);
	this->p[0] = 'p'; this->p[1] = 'q';
	printf("%s %s %c\n", this->p + a, a + this->p, *(this->p + 1));
	printf("%s %s %s\n", "abc" + 1, 1 + "abc" + a, "abc" + 1 + a);
	printf("%s %d\n", "0123456789" + "abcdefghi", strlen("0123456789" + "abcdefghi"));
	a += "c"; a += this->p; a += s.full;
	printf("%s %s %s\n", a, a += "!", a);
	a = "a"; a += a; a += a + a;
	printf("%s\n", a);
	never[1] = ""; never[1] += "n"; never[1] += never[1];
	self->mine = "m"; self->mine += never[1];
	s.t[1] += "t"; i = 0; never[++i] += "+";
	made += "new"; this->local = "l"; this->local += "o";
	printf("%s %s %s %d %s %s\n", never[1], self->mine, s.t[1], i, made, this->local);
	this->q = alloca(17);
	*(string *)this->q = "in ";
	*(string *)this->q += "memory";
	printf("%s\n", stringof(this->q));
	t["k" + lltostr(1)] = 4;
	printf("%d %d\n", t["k1"], "a" + "b" == "ab");
	string l = "x"; for (int k = 0; k < 3; k++) l += sprintf("%d", k);
	printf("%s\n", l);
}
BEGIN { never[7] += "x"; }
BEGIN { trace("a" + strstr("b", "c")); }
BEGIN { exit(0); }
ERROR { printf("fault %d\n", arg4); }
