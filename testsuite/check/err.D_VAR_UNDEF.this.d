/* Refused: 'this->x' is used before anything is assigned to it. */
BEGIN { trace(this->x); }
