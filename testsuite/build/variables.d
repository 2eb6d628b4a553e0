/* Section 6: global, thread-local and clause-local variables, arrays and side effects. */

BEGIN { this->a = 1; this->b = this->a++ + this->a++; trace(this->b); self->x = 5; self->x++;
	trace(self->x++ + ++self->x); self->x += self->x--; }

int i[5]; BEGIN { p = i; trace(*(p + 1)); i[4]++; i[3]--; i[2] += 1; i[1] -= 1; ++i[0]; x =
	i[4]++; y = --i[3]; trace(x + y); }

BEGIN { m[i++] = i++; m[i] = m[i - 1] + i--; trace(m[m[0]]); m[m[1]]++; trace(m[0]++ + m[0]++);
	n[i, i++] = ++i; x = m[1] = n[1, 1] = 3; trace(x); x += y -= z *= 2; z = 1; y = 2; }

const int table[] = { 1, -2, 3 }; const string names[3] = { "a\"\\\n", "", "b" }; const char none[2] = { 0 }; BEGIN {
	x = 1; typeof(table[0]) n = table[x] + none[1]; trace(names[n]); trace((short[]){ 7, 8 }[n]); q[n, "k"] = 1;
	if (isset(q[1, "k"])) delete q[1, "k"]; self->s = names[2]; trace(isset(self->s)); delete self->s; }
