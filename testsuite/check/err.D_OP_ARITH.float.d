/* Refused: there is no arithmetic with floating point (Types), and no other use than to print it. */
struct reals { float f; double d; };
struct reals x;
BEGIN { trace(x.f + 1); }
BEGIN { trace(!x.d); }
BEGIN { y = x.d; }
BEGIN { trace(x.f == x.f); }
BEGIN / x.f / { trace(1); }
BEGIN { @ = sum(x.d); }
BEGIN { trace(x.d); printf("%g", x.f); }
