/* Refused: the size of tracemem() must be an integer constant, not 'string'. */
BEGIN { tracemem(arg0, "x"); }
