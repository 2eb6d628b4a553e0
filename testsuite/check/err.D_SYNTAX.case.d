/* Refused: a case must be directly in the block of its switch. */
BEGIN { switch (pid) { case 1: if (uid) { case 2: trace(1); } } }
