/* Section 15: inlines and translators are compiled where they are used. */
struct ps { int pid; string name; int lwp; };
struct out { int x; char name[8]; struct out *next; };
inline int twice[int n] = n * 2;
inline int square[int n] = n * n;
inline int sizes[struct out *p, int n] = p->x + p->x + n + n;
inline string who = execname;
translator struct ps < struct out *p > { pid = p->x; name = stringof(p->name); lwp = p->next->x; };
translator struct ps < int i > { pid = i; name = "int"; };
inline struct ps *cur = xlate <struct ps *> ((struct out *)arg0);

BEGIN
{
	trace(twice[3]);
	trace(twice[pid]);
	trace(who);
	trace(sizeof(who));
	trace(cur->pid);
	trace(cur->name);
	trace(cur->lwp);
	trace((xlate <struct ps> (7)).name);
	trace(square[pid]);
	trace(square[i++]);
	trace(square[square[square[square[pid]]]]);
	trace(sizes[(struct out *)alloca(16), i++]);
	trace((xlate <struct ps> ((int)i++)).pid);
}
