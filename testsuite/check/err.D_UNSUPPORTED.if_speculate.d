/* Refused: records in an if that speculates: they would be in the buffer before. One without records may. */
BEGIN { if (cpu) speculate(1); trace(1); }
BEGIN { if (cpu) { speculate(1); trace(1); } }
BEGIN { if (cpu) { if (pid) speculate(1); } else { trace(1); } }
