/* Refused: a switch begins with a case. */
BEGIN { switch (pid) { trace(1); case 1: trace(2); } }
