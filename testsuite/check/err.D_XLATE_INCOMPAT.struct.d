/* Refused: a translator's member is a struct, and what is translated for it another one. */
struct a { int x, w; };
struct b { long y; int z; };
struct o { struct a a; int k; };
translator struct b < int i > { y = i; z = 2; };
translator struct o < int i > { k = 3; a = xlate <struct b> (i); };
BEGIN { this->o = xlate <struct o> (pid); trace(this->o.k); }
