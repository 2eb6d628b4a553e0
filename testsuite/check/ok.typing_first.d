/* Option typing: the first assignment decides, as the reference has it. */
#pragma D option typing=first
BEGIN
{
	global = 0;
	self->thread = 0;
	this->clause = 0;
	element[1] = 0;
	self->part["a"] = (char)1;
	total = 0;
	chain = global;
	narrow = (char)1;
	same = 0;
}

tick-1s
{
	trace(sizeof(global));
	trace(sizeof(self->thread));
	trace(sizeof(this->clause));
	trace(sizeof(element[1]));
	trace(sizeof(self->part["a"]));
	trace(sizeof(total));
	trace(sizeof(chain));
	trace(sizeof(narrow));
	trace(sizeof(same));
	trace(global);
}

END
{
	global = timestamp;
	self->thread = timestamp;
	this->clause = timestamp;
	element[2] = timestamp;
	self->part["b"] = timestamp;
	self->part["b"] = 0;
	total += timestamp;
	narrow = (short)2;
	same = (short)3;
	same++;
}
