/* Refused: a constant index outside of a member that is an array; one without a size may be longer. */
struct s { int a[4]; char b[2][3]; char c[]; };
BEGIN { this->s = (struct s *)arg0; }
BEGIN { trace(this->s->a[4]); }
BEGIN { trace(this->s->a[-1]); }
BEGIN { trace(this->s->b[1][3]); }
BEGIN { trace(this->s->b[2][0]); }
BEGIN { trace(this->s->a[3] + this->s->b[1][2] + this->s->c[9] + (&this->s->a[0])[4]); }
BEGIN { trace(((userland struct s *)arg0)->a[7]); }
