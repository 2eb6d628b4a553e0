/* Refused: this->p would outlive what the call has for itself. What the firing has may be kept. */
this int ours[4];
void keep(int n)
{
	int values[4];
	values[0] = n;
	this->p = values + 1;
	self->s = values;
}
void fine(void)
{
	int values[2]; int *q = values;
	this->q = this->ours + 1;
	q = values + 1;
}
void text(string s) { this->t = (char *)strjoin(s, "x"); }
BEGIN { keep(1); fine(); text("a"); this->u = (char *)probename; }
