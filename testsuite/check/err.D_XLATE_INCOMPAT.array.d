/* Refused: a translator's member is an array, and what is translated for it a struct or a pointer to one. */
struct b { long y; int z; };
struct o { int l; long k[4]; };
translator struct b < int i > { y = i; z = 2; };
translator struct o < int i > { k = xlate <struct b> (i); };
translator struct o < string s > { k = xlate <struct b *> (pid); };
BEGIN { this->o = xlate <struct o> (pid); trace(this->o.k[0]); }
BEGIN { this->p = xlate <struct o> (execname); trace(this->p.k[0]); }
