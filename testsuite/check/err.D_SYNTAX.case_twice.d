/* Refused: this switch has the case 1 already. */
BEGIN { switch (pid) { case 1: case 0 + 1: trace(1); } }
