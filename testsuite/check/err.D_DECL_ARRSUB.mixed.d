/* Refused: keys are types, all of them. */
int a[int, 3]; BEGIN { }
