/* What is made of something wrong is silent, of all kinds of names and whatever it is used for. */
inline int bad[nosuch1] = 1;
inline int late[void v] = 0;
typedef struct { int a[nosuch2]; } part_t;
enum color { RED = nosuch3, GREEN };
struct holder { enum color c; int n[nosuch4]; };
extern struct holder *outside[nosuch5];
static int kept;
struct out { int a; };
translator struct out < int *p > { b = nosuch6; a = *p; };

BEGIN
{
	x = nosuch7;
	@[x] = count();
	@[1] = count();
	y[x] = 1;
	y[2] = "a";
	while (1) { @o = count(); z = 1; self->w = z; }
	printa(@o);
	trace(z + self->w);
	((struct holder *)arg0)->n[1] == GREEN;
	trace(xlate<struct out>((int *)arg0).a + late[1] + bad[1] + kept);
	(nosuch8 ? (v = 1) : 2);
	printf("%d %d", nosuch9, u = 1);
	trace(v + u + x++);
	@p[1] = count();
	@p[1, 2] = count();
	@p[1, 2] = count();
	s = "a";
	s = 1;
	s = 2;
	trace(outside[0]->c);
}
