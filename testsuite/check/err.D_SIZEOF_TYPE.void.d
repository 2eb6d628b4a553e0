/* Refused: sizeof cannot be applied to 'void'. */
BEGIN { trace(sizeof(void)); }
