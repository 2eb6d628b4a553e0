/* Refused: the array 'a' needs a size. */
int a[]; BEGIN { a[0] = 1; }
