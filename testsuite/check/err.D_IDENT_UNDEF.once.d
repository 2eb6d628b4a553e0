/* Refused: each name once, wherever it is not defined. */
BEGIN { trace(none); x = none + 1; }
END /none/ { trace(none); f(1); self->a = f(2); }
END { trace(self->b); trace(self->b); trace(this->c); y = this->c; trace(y); }
