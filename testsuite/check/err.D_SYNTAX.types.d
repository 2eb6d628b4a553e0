/* Names where only a type can stand are told as types, by the place of the name. */
typedef unsigned int conn_t;
con_t1 outside;
con_t2 *pointer;
self con_t3 inside;
struct holder { con_t4 a; con_t5 *b; int c; };
inline con_t6 late = 1;
translator struct holder < con_t7 *p > { c = 1; };

BEGIN
{
	trace((boolean_tt8)x);
	trace((con_t9 *)arg0);
	trace((con_t10 **)arg0);
	trace((boolean_tt11)(1));
	trace((boolean_tt12) 1 + (boolean_tt13)"a");
	trace(offsetof(con_t14, a));
	trace(xlate<con_t15 *>(arg0));
	trace((const con_t16)arg0);
	trace(sizeof (con_t17 *));
	trace(((struct holder *)arg0)->c);
	trace(((struct holdre *)arg0)->c);
	trace(((struct holdre *)arg0)->a + late + outside);
}
