/* Refused: 'this->x' cannot be an associative array. */
BEGIN { this->x[1] = 2; }
