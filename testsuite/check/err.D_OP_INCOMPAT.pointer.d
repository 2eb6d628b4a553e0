/* Refused: assignment: 'int' cannot be converted to 'int *'. */
BEGIN { p = (int *)arg0; p = 5; }
