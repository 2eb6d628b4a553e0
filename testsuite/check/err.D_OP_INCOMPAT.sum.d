/* Refused: operands of + have incompatible types 'string' and 'int'. */
BEGIN { trace("a" + 2); }
