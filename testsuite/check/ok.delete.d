/* delete is a word before a variable, and a name elsewhere. */
struct delete { int a; };
struct delete d[int];
BEGIN { delete = 1; delete++; x[delete] = delete; }
BEGIN { struct delete e; e.a = delete; d[1].a = e.a; if (delete) delete d[1]; else delete x[2] }
BEGIN { self->delete = "s"; delete self->delete; delete
	d[2]; }
