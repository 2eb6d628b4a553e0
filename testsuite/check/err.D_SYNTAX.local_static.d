/* Refused: a variable of a body has no storage class (declare it before the clause). */
BEGIN { static int n; }
