/* Refused: what has no address of text is not a string, and a string no address in the user program. */
BEGIN { trace(strlen(5)); }
BEGIN { trace(copyinstr("a")); trace(copyin(execname, 4)); }
