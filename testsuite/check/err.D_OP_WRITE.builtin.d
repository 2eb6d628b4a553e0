/* Refused: operator = can only be applied to a writable variable. */
BEGIN { pid = 5; }
BEGIN { uregs[0] = 5; uregs[1]++; }
