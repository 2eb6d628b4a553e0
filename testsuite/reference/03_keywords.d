/* Keywords. */

/* D_SYNTAX
 * reserved break
 */
BEGIN { break = 1; }

/* D_SYNTAX
 * reserved case
 */
BEGIN { case = 1; }

/* D_SYNTAX
 * reserved continue
 */
BEGIN { continue = 1; }

/* D_SYNTAX
 * reserved default
 */
BEGIN { default = 1; }

/* D_SYNTAX
 * reserved do
 */
BEGIN { do = 1; }

/* D_SYNTAX
 * reserved goto
 */
BEGIN { goto = 1; }

/* D_SYNTAX
 * reserved import
 */
BEGIN { import = 1; }

/* D_SYNTAX
 * reserved return
 */
BEGIN { return = 1; }

/* D_SYNTAX
 * reserved switch
 */
BEGIN { switch = 1; }

/* D_SYNTAX
 * reserved counter
 */
BEGIN { counter = 1; }

/* D_UNSUPPORTED
 * reserved for
 */
BEGIN { for (x = 1; x; x--) { } }

/* D_UNSUPPORTED
 * reserved while
 */
BEGIN { while (0) { } }

/* D_DECL_BADCLASS
 * auto
 */
auto int x;
BEGIN { }

/* D_DECL_BADCLASS
 * register
 */
register int x;
BEGIN { }

/* D_DECL_BADCLASS
 * static
 */
static int x;
BEGIN { }

/* D_DECL_PARMCLASS
 * param static
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
 */
import int x;
BEGIN { }

/* ok
 * userland type
 */
BEGIN { x = (userland int *)arg0; trace(x == 0); }

/* D_SYNTAX
 * userland
 */
BEGIN { userland = 1; }
