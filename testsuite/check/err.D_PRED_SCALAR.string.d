/* Refused: a predicate needs a scalar, not a string or an array. */
BEGIN /"a"/ { }
char t[4]; BEGIN /t/ { }
