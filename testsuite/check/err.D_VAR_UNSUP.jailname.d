/* Refused: a variable of another system. */
BEGIN { trace(jailname); }
