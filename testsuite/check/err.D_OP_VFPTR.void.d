/* Refused: a step from what has no size to the next one. */
BEGIN { this->q = alloca(8); this->q++; }
BEGIN { --this->q; }
