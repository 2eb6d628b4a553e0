/* Section 4: a constant condition chooses a statement, an update of an aggregation, too. */
inline int BY_NAME = 1;
typedef struct pair { int a; };
BEGIN
{
	1 ? @a["x"] = sum(1) : 1;
	BY_NAME ? @b[execname] = count() : 1;
	0 ? @c = max(1) : trace(sizeof(struct pair));
}
