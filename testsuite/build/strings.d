/* Section 12: strings that may be NULL, in variables, comparisons and functions. */

BEGIN { i = 3; x = i ? i == 3 ? i++ : --i : i > 1 ? 2 : (i = 7); trace(x); trace(i ? (i > 2 ? "a"
	: "b") : "c"); }

BEGIN { i = 0; x = (i++, i++, i); trace(x); y = (i, "str"); trace(y); }

BEGIN { s = "a"; t = "b"; trace(s < t); trace(s <= t); trace(s > t); trace(s >= t); trace(s == t);
	trace(s != t); trace(s == "a"); trace("b" != t); trace("a" < "b"); trace(s == NULL);
	trace(strtok(s, "x") == NULL); trace(execname == probefunc); }

BEGIN { s = strchr("abc", 'b'); t = strstr("abc", "zz"); trace(t == NULL); trace(s); u = t == NULL
	? "none" : t; trace(u); this->z = strrchr("a/b", '/'); trace(this->z); self->q =
	strtok("a b", " "); trace(self->q); trace(strtok(NULL, " ")); }

BEGIN { a["x", 1] = 5; a["y", 2]++; a["x", 1] += a["y", 2]--; trace(a["x", 1]); b[1] = "s"; b[2] =
	strjoin(b[1], b[1]); trace(b[2]); c[(char)1, (short)2, 3, 4L] = 7; trace(c[1, 2, 3, 4]);
	a["x", 1] = 0; b[1] = 0; }

string a[4]; int i[5]; this int j[3]; self int k[2]; char c[10]; self string sa[2]; BEGIN { a[0] =
	"x"; a[1] = strjoin(a[0], "y"); n = 1; a[n + 1] = a[n]; trace(a[n]); i[n] = 3; i[n]++;
	i[0] += i[n]--; this->j[n] = i[n]; this->j[2]++; self->k[n] = 4; self->k[n]--; c[0] = 'q';
	c[n]++; trace(c); trace(i); trace(this->j); trace(self->k[1]); self->sa[1] = "z";
	trace(self->sa[n]); trace(self->sa[0]); }

BEGIN { x = 0; if (x) { if (x + 1) { trace("a"); } else { self->y = 1; self->z = "q"; } } else {
	self->y = 2; trace(self->y); } trace(self->y); trace(self->z); self->y = 0; }

BEGIN /execname == "a" || pid == 1 && (x = 5) || strstr(execname, "q") != NULL/ { x = 1; }

inline int X = 5; inline string S = "q"; inline int sq[int n] = n * n; BEGIN { trace(X); trace(S);
	trace(sq[3 + X]); }

BEGIN { x = (_Bool)5; y = (_Bool)0; trace(x + y); _z = (x = 3) + (x = 4); trace(_z); trace((x +=
	2) * (x -= 1)); trace(x == 5 ? "five" : NULL); s = x == 1 ? strchr("a", 'b') : "k";
	trace(s); }

BEGIN { s = "abc"; this->c = s[1]; trace(this->c); i = 1; trace(s[i]); trace(*s); }

BEGIN { trace(sizeof("abc")); trace(sizeof(int)); trace((long)1 == 1LL); trace('a'); trace('ab');
	trace(0x7fffffff + 1); trace(0x7fffffffffffffff + 1); trace(-0x7fffffffffffffff - 1);
	trace(1 - 2U); trace(-5 / 2); trace(5 % -3); trace(1ULL << 63); trace(~0); trace(~0U);
	trace(!0); trace(-1 >> 1); trace(0xffffffff); trace(077); trace(4294967296); }

BEGIN { x = y = z = 5; trace(x); self->a = this->b = c = 3; trace(self->a + this->b + c); self->a
	+= this->b *= c -= 1; trace(self->a++ + this->b-- + --c); q["a"] = self->a = 4;
	trace(q["a"] += self->a *= 2); }

BEGIN { self->x = 1; self->x && (self->y = 2); self->x || (self->z = 3); trace(self->y &&
	self->z); pid == 1 ? (self->a = 1) : (self->b = 2); trace(self->a + self->b);
	trace(self->a ? self->b : (self->c = 5)); trace((self->x ? "a" : execname) == "a"); }

BEGIN { trace((x = "a") == "a"); trace(x == (y = "a")); trace((x == "a") + (x != "b") * 2);
	trace(!(x == "a")); trace((x == "a") == 1); trace(-(x == "a")); trace((x < "b") ? "lt" :
	"ge"); trace(x == "a" && x != "b" || x < "c"); trace(x == "a" ? x == "b" ? 1 : 2 : 3); }

BEGIN {
	trace("a long literal that is certainly more than sixty-four characters so that it is cut into pieces by the emitter \"quoted\" and ??= trigraphs ??( \\ backslash, é, \1\22\333 end");
	/* a comment with *\/ inside? */ }

self int x; this int y; int z; self string s; this string t; string u; int a[int]; string
	b[string, int]; BEGIN { trace(z); trace(u); trace(self->x); trace(this->y);
	trace(self->s); trace(this->t); trace(a[1]); trace(b["x", 2]); }

BEGIN { s = sprintf("%5d|%-*s|%#x|%c|%%", pid, 8, execname, arg0, 'c'); a[sprintf("%s.%d", s, cpu)] = 1; trace(s);
	trace(strcmp(s, execname)); trace(strncmp(s, "x", 1)); t = s + ":" + probename; t += "x"; a[t] = 2;
	b[1] = ""; b[1] += t + s; this->t = "z"; this->t += curthread->comm; trace(this->t); trace((t += "y") + this->t); }
