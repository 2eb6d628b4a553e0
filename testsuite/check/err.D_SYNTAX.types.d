/* Names where only a type can stand are told as types, by the place of the name. */
typedef unsigned int conn_t;
con_t outside;
con_t *pointer;
self con_t inside;
struct holder { con_t a; con_t *b; int c; };
inline con_t late = 1;
translator struct holder < con_t *p > { c = 1; };

BEGIN
{
	trace((boolean_tt)x);
	trace((con_t *)arg0);
	trace((con_t **)arg0);
	trace((boolean_tt)(1));
	trace((boolean_tt) 1 + (boolean_tt)"a");
	trace(offsetof(con_t, a));
	trace(xlate<con_t *>(arg0));
	trace((const con_t)arg0);
	trace(sizeof (con_t *));
	trace(((struct holder *)arg0)->c);
	trace(((struct holdre *)arg0)->c);
	trace(((struct holdre *)arg0)->a + late + outside);
}
