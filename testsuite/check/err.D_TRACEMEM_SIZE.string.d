/* Refused: the size of tracemem() must be an integer constant. */
BEGIN { tracemem(arg0, "x"); }
