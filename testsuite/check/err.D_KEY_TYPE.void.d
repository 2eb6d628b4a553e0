/* Refused: void cannot be a key. */
int x[void]; BEGIN { }
