/* Refused: 'this->x' cannot be an associative array. */
this int x[int]; BEGIN { }
