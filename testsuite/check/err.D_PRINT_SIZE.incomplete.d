/* Refused: print() cannot print 'struct nothing', whose size is not known. */
BEGIN { print((struct nothing *)arg0); }
