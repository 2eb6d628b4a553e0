/* Refused: the size of an array is an open argument. Arguments: --open-args 5 */
int known[$1];
int unknown[$2];
BEGIN { unknown[0] = 1; }
