/* Refused: key 1 of 'x': 'int' cannot be converted to 'string'. */
BEGIN { x["a"] = 1; trace(x[2]); }
