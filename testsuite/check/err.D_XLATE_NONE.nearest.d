/* Refused: of the translators that take integers none is nearest, as two take enumerations. */
struct t { int v; };
enum e { EA }; enum f { FA };
translator struct t < enum e x > { v = x; };
translator struct t < enum f x > { v = x; };
BEGIN { trace((xlate <struct t> (pid)).v); }
