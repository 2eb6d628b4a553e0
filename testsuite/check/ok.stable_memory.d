/* What fire() needs from an earlier probe is remembered there, and forgotten after the program's clauses. */
provider made { probe done(int n); };
fbt::f:entry { self->__n = args[0]; }
fbt::g:entry
/self->__n != 0/
{
	fire("made:::done", self->__n);
	self->__n = 0;
}
fbt::g:entry { self->__unused = 1; }
made:::done { trace(args[0]); }
made:::done /arg0 > 3/ { trace("more"); }
