/* Refused: print() takes 1 argument; what bpftrace prints so is hinted at. */
BEGIN { @a = count(); print(@a, 5); }
