/* Refused: the width or precision of conversion 1 must be an int, not key 1 of '@', 'string'. */
BEGIN { @["a", 1] = count(); printa("%*d", @); }
