/* Refused: operands of + have incompatible types 'string' and 'string'. */
BEGIN { trace("a" + "b"); }
