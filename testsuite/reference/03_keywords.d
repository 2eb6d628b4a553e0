/* Keywords. */

/* D_SYNTAX
 * reserved break
 * error: expected ';' or '}' before '='
 */
BEGIN { break = 1; }

/* D_SYNTAX
 * reserved case
 * error: expected an expression before '='
 */
BEGIN { case = 1; }

/* D_SYNTAX
 * reserved continue
 * error: expected ';' or '}' before '='
 */
BEGIN { continue = 1; }

/* D_SYNTAX
 * reserved default
 * error: expected ':' before '='
 */
BEGIN { default = 1; }

/* D_SYNTAX
 * reserved do
 * error: expected a statement before '='
 */
BEGIN { do = 1; }

/* D_SYNTAX
 * reserved goto
 * error: expected a statement or '}' before 'goto'
 */
BEGIN { goto = 1; }

/* D_SYNTAX
 * reserved import
 * error: expected a statement or '}' before 'import'
 */
BEGIN { import = 1; }

/* D_SYNTAX
 * reserved return
 * error: expected an expression or '}' before '='
 */
BEGIN { return = 1; }

/* D_SYNTAX
 * reserved switch
 * error: expected '(' before '='
 */
BEGIN { switch = 1; }

/* D_SYNTAX
 * reserved counter
 * error: expected a statement or '}' before 'counter'
 */
BEGIN { counter = 1; }

/* ok
 * reserved for
 */
BEGIN { for (x = 1; x; x--) { } }

/* ok
 * reserved while
 */
BEGIN { while (0) { } }

/* D_DECL_BADCLASS
 * auto
 * error: static, auto and register have no meaning in D
 */
auto int x;
BEGIN { }

/* D_DECL_BADCLASS
 * register
 * error: static, auto and register have no meaning in D
 */
register int x;
BEGIN { }

/* D_DECL_BADCLASS
 * static
 * error: static, auto and register have no meaning in D
 */
static int x;
BEGIN { }

/* D_DECL_PARMCLASS
 * param static
 * error: a parameter takes no storage class
 */
int f(static int x);
BEGIN { }

/* ok
 * restrict ignored
 * const volatile
 */
restrict int *a;
const int b;
volatile int c;
const volatile char *const d;
BEGIN { a = 0; }

/* ok
 * enum
 */
enum e { A, B = 5, C };
int ok[A == 0 && C == 6 ? 1 : -1];
BEGIN { }

/* ok
 * extern
 */
extern int jiffies_of;
BEGIN { }

/* D_SYNTAX
 * import
 * error: expected a probe description or a declaration before 'import'
 */
import int x;
BEGIN { }

/* ok
 * userland type
 */
BEGIN { x = (userland int *)arg0; trace(x == 0); }

/* D_SYNTAX
 * userland
 * error: expected a name before '='
 */
BEGIN { userland = 1; }
