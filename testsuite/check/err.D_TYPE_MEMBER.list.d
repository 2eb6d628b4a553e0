/* Refused: a walk along what is no list, or by a member that is not there (Loops). */
struct list_head { struct list_head *next, *prev; };
struct item { int n; struct list_head list; };
struct list_head *head;
BEGIN
{
	list_for_each(t, head, struct item, list)
		trace(t->n);
	list_for_each(t, head, struct item, nosuch)
		trace(t->n);
	list_for_each(t, 1, struct item, list)
		trace(t->n);
	list_for_each = 1;
	trace(list_for_each + t->n);
}
