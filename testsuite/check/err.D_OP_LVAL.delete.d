/* What delete and isset() want: a whole element that assignments make. */
struct s { int a; } t[int];
BEGIN { x = 1; delete x; }
BEGIN { this->x = 1; delete this->x; }
BEGIN { t[1].a = 2; delete t[1].a; }
BEGIN { trace(isset(x)); }
BEGIN { trace(isset(t[1].a)); }
BEGIN { trace(isset(execname)); }
BEGIN { trace(isset(t[1], 1)); }
BEGIN { delete self->never; trace(isset(self->nowhere)); }
BEGIN { delete pid; }
