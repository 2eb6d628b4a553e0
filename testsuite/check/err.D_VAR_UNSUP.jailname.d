/* Refused: the variable 'jailname' is not supported yet. */
BEGIN { trace(jailname); }
