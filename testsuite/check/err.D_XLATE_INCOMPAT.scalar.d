/* Refused: a translator's member is an integer, and what is translated for it a struct. */
struct b { long y; int z; };
struct o { int l; int k; };
translator struct b < int i > { y = i; z = 2; };
translator struct o < int i > { k = xlate <struct b> (i); };
BEGIN { this->o = xlate <struct o> (pid); trace(this->o.k); }
BEGIN { trace((xlate <struct o> (pid)).k.y); }
