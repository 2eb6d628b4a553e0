/* Strings are joined by + and +=, and by nothing else, and pointers to text are not by themselves. */
BEGIN { trace("a" - "b"); }
BEGIN { s = "a"; s -= "b"; s += 1; }
BEGIN { n = 1; n += "a"; }
BEGIN { this->p = (char *)alloca(1); this->p += "c"; trace(this->p + this->p); }
BEGIN { trace("a" + curthread); }
