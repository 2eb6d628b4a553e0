/* Refused: operator << needs integer operands, not 'string'. */
BEGIN { trace("a" << 2); }
