/* Refused: neither void nor a function can be a key. */
int x[void]; BEGIN { }
int y[int (int)];
