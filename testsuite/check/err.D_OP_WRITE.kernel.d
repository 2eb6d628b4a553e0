/* Refused: operator = can only be applied to a writable variable. */
BEGIN { *(int *)arg0 = 5; }
