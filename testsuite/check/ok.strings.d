/* Sections 4 and 9: strings, NULL, and the subroutines on them. */
BEGIN
{
	this->t = strtok("a b", " ");
	this->t = strtok(NULL, " ");
	trace(strstr("abc", "b") == NULL);
	trace(this->t != NULL);
	trace(this->t != 0 ? this->t : "<none>");
	trace(index("abc", "c"));
	trace(substr("abc", 1));
	trace(substr(execname, 1, 2));
	trace(lltostr(5));
	trace(inet_ntoa((unsigned int *)arg0));
	trace(htons(0x1234));
	trace(ntohl(5));
	trace(getmajor(arg0));
	trace(getminor(arg0));
	trace(progenyof($target));
	trace(strlen(execname));
	trace(copyinstr(arg0, 5));
	trace(execname[2]);
	trace(*execname);
	trace(stringof(arg0));
	trace(execname < "m");
	self->str = "abc";
	self->str = 0;
}
