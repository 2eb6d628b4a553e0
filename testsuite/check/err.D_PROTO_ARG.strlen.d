/* Refused: argument 1 of strlen() must be a string, not 'int'. */
BEGIN { trace(strlen(5)); }
