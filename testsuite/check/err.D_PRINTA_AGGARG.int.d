/* Refused: printa() needs an aggregation here. */
BEGIN { printa("%@d", 1); }
