/* Refused: arithmetic with pointers to what has no size (Pointers and Arrays). */
BEGIN
{
	this->p = alloca(8);
	trace(this->p + 1);
	trace(1 + this->p);
	trace(this->p - 1);
	trace(this->p - this->p);
	this->p += 1;
	trace(this->p == alloca(1));
}
