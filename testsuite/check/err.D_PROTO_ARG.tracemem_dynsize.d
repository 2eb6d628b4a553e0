/* Refused: the dynamic size of tracemem() must be an integer, not 'string'. */
BEGIN { tracemem(arg0, 3, "x"); }
