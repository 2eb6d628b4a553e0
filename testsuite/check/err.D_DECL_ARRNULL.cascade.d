/* One mistake is reported once: what it leaves undefined stays silent. */
int bad[];
nosuch:::probe { self->ts = timestamp; @x = count(); glob[1]++; }
BEGIN /self->ts/ { 
	trace(timestamp - self->ts); printa(@x); trace(glob[1]); bad[1] = 3; trace(bad[0] + 1);
	@y = sum("x");
	@y = sum(1); printa(@y);
	q = nothing; trace(q + 1);
	r[1] = nothing2; trace(r[1]);
	this->z = nothing3; this->z++; trace(this->z->foo); printf("%d %d", nothing4, nothing5); }
