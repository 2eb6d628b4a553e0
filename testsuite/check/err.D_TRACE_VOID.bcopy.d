/* Refused: a void value cannot be recorded. */
BEGIN { p = alloca(8); trace(bcopy((void *)arg0, p, 8)); }
