/* Refused: the size of tracemem() must lie between 1 and 65536. */
BEGIN { tracemem(arg0, 0); }
