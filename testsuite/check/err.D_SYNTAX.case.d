/* Refused: a case stands in the block of a switch, and in none that is in that. */
BEGIN { switch (pid) { case 1: if (uid) { case 2: trace(1); } } }
