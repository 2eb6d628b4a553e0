/* Program structure. */

/* ok
 * clause with several descriptions
 */
BEGIN, END, syscall::read:entry, syscall::write:entry /pid != 0/ { trace(pid); }

/* ok -n
 * clause without body (-n)
 */
BEGIN

/* ok
 * empty body
 * empty statements
 */
BEGIN { }
END { ;; trace(1);; }

/* D_SYNTAX
 * description without body in a file
 * error: expected '{', '/' or ',' before the end of the input
 */
BEGIN

/* D_SYNTAX -n
 * predicate without body
 * error: expected '{' before the end of the input
 */
BEGIN /1/

/* D_SYNTAX
 * predicate without body in file
 * error: expected '{' before the end of the input
 */
BEGIN /1/

/* ok
 * no ; after last statement
 */
BEGIN { trace(1); trace(2) }

/* ok
 * declarations
 */
int i, *p, a[3];
struct point { int x, y; } here;
union either { int i; char c[4]; };
enum colour { RED, GREEN };
typedef struct point point_t;
point_t there;
self int s;
this char t;
string name;
extern int jiffies_of;
BEGIN { here.x = i; s = 1; }

/* ok
 * function prototype
 * function prototype f(void)
 */
int f(int, char *name);
void g(void);
BEGIN { }

/* ok
 * inline
 * inline array form
 */
inline int LIMIT = 10;
inline int twice[int n] = n * 2;
BEGIN /twice[LIMIT] == 20/ { trace(twice[3]); }

/* ok
 * translator
 */
struct out { int pid; string name; };
translator struct out < struct task_struct *t > { pid = t->tgid; name = stringof(t->comm); };
BEGIN { trace(xlate <struct out>(curthread).pid); }

/* D_UNSUPPORTED
 * provider definition
 * error: provider definitions outside of libraries are not supported yet
 */
provider app { probe request__start(int, char *); };
BEGIN { }

/* ok
 * #pragma
 * #! line
 */
#!/usr/sbin/dtrace -s
#pragma D option quiet
BEGIN { }

/* D_IDENT_UNDEF
 * #line
 * # N "file"
 * error: 'nothing' is not defined
 */
#line 100 "other.d"
BEGIN { trace(nothing); }

/* ok
 * if
 * if/else
 */
BEGIN { if (pid > 1) { trace(1); } else trace(2); if (pid) trace(3); }

/* ok
 * while
 */
BEGIN { while (1) { } }

/* ok
 * for
 */
BEGIN { for (i = 0; i < 3; i++) { } }

/* ok
 * user function
 */
int f(int x) { return x; }
BEGIN { trace(f(1)); }

/* D_EMPTY
 * no clause: D_EMPTY
 * error: there is no probe clause in the program
 */
int x;

/* ok -x empty
 * no clause with -x empty
 */
int x;

/* ok
 * expression statement without side effect
 * agg statement
 */
BEGIN { pid + 1; 3; @ = count(); @a[pid, execname] = sum(arg0); }

/* D_DECL_USELESS
 * declaration without name
 * error: this declaration declares nothing
 */
int;
BEGIN { }

/* D_SYNTAX
 * variable with initialiser refused
 * error: only a constant array has values where it is declared
 */
int x = 3;
BEGIN { }
