/* Bodies that nobody uses are checked: args[] may be any, parameters have no constant value, nothing stays. */
struct i { int x; };
struct o { int a; string s; };
translator struct o < struct i I > { a = I.x + self->q; s = stringof(copyin(arg0, 8)); };
inline int f[int a, string s] = 100 / a + index(s, "x") + args[0] + kept[a];
inline struct o *g = xlate <struct o *> (*(struct i *)arg1);
inline string h = execname;
BEGIN { self->q = 1; kept[1] = 2; }
