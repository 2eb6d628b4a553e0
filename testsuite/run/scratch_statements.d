/*
 * Each statement has scratch memory for itself: 30 strings of 16000 bytes are more than all there is, and each of them is
 * less (strjoin(); Faults: NOSCRATCH). What a script makes by itself lives until the clause ends, whatever statements come
 * between: alloca(), copies of strings that pointers lead to.
 * build: -x strsize=16000
 */
#pragma D option quiet
string s;
BEGIN
{
	s = "0123456789abcdef";
	s = strjoin(s, s); s = strjoin(s, s); s = strjoin(s, s); s = strjoin(s, s); s = strjoin(s, s);
	s = strjoin(s, s); s = strjoin(s, s); s = strjoin(s, s); s = strjoin(s, s);
	n = strlen(s);
}
BEGIN
{
	this->p = (int *)alloca(4);
	*this->p = 42;
	this->c = &strjoin(strjoin(s, "x"), "yz")[8192];
	this->d = (char *)strjoin("kept ", "string");
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, s));
	n += strlen(strjoin(s, "1"));
	if (n) {
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
		n += strlen(strjoin(s, s));
	}
	printf("%d %d %s %s\n", n, *this->p, stringof(this->c), stringof(this->d));
	exit(0);
}
