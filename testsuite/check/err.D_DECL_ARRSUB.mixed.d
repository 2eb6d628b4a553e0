/* Refused: all keys of an associative array must be types. */
int a[int, 3]; BEGIN { }
