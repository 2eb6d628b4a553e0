/* Refused: switch needs an integer, not 'string'. */
BEGIN { switch (execname) { case 1: trace(2); } }
