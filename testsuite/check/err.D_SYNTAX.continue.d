/* Refused: there is no loop to continue. */
BEGIN { switch (pid) { case 1: continue; } }
