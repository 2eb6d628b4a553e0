/* Refused: actions and aggregating functions are void where a value is wanted, each operator in its way. */
BEGIN { pid && trace(1); }
BEGIN { x = 1 + trace(1); }
BEGIN { x = 2 * exit(1); }
BEGIN { x = 1 << raise(1); }
BEGIN { x = -trace(1); }
BEGIN { x = (int)trace(1); }
BEGIN { trace(printf("x")); }
BEGIN { x = strlen(trace(1)); }
BEGIN { y[trace(1)] = 1; }
BEGIN { q = count(); }
BEGIN { @a = sum(trace(1)); }
BEGIN /clear(@a)/ { }
BEGIN { x = pid ? trace(1) : 2; }
