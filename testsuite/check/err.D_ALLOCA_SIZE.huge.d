/* Refused: alloca() of 100000000 bytes: at most 65536 fit into scratch space. */
BEGIN { p = alloca(100000000); }
