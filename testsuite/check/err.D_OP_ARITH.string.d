/* Refused: operator * needs arithmetic operands, not 'string'. */
BEGIN { trace("a" * 2); }
