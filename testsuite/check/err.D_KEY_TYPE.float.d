/* Refused: a floating-point value is not a key. */
struct reals { float f; double d; };
struct reals x;
BEGIN { @[x.d] = count(); }
