/* Refused: operator ! needs a scalar, not a string or an array. */
BEGIN { trace(!"a"); }
int a[3]; BEGIN { x = !a; y = a && 1; z = a ? 1 : 2; }
