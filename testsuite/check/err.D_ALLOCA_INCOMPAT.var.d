/* Refused: 'p' cannot hold both pointers to scratch memory and other pointers. */
BEGIN { p = alloca(8); p = (void *)arg0; }
