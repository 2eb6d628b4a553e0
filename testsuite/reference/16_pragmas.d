/* Pragmas. */

/* ok
 * option
 * option with spaces
 */
#pragma D option quiet
#pragma D option strsize=32
#pragma   D   option   aggsortrev
int ok[sizeof(string) == 32 ? 1 : -1];
BEGIN { }

/* D_PRAGMA_OPTSET
 * option wrong name
 */
#pragma D option nosuch
BEGIN { }

/* D_PRAGMA_OPTSET
 * option bad value
 */
#pragma D option strsize=x
BEGIN { }

/* D_PRAGMA_MALFORM
 * option two words
 */
#pragma D option quiet zdefs
BEGIN { }

/* D_PRAGMA_MALFORM
 * option missing
 */
#pragma D option
BEGIN { }

/* ok
 * attributes
 * attributes provider
 * binding
 * depends_on in program
 */
inline int A = 1;
struct o { int a; };
#pragma D attributes Stable/Stable/Common A
#pragma D binding "1.0" A
translator struct o < struct task_struct *t > { a = 1; };
#pragma D attributes Evolving/Evolving/ISA provider syscall provider
#pragma D depends_on module vmlinux
BEGIN { }

/* D_PRAGMA_MALFORM
 * depends_on malformed
 */
#pragma D depends_on
BEGIN { }

/* D_PRAGERR
 * #pragma error
 */
#pragma error "no"
BEGIN { }

/* D_PRAGCTL_INVAL
 * #error
 */
#error no
BEGIN { }

/* ok
 * #pragma ident
 * #ident
 * #pragma other
 * #pragma empty
 */
#pragma ident "@(#)x 1.1"
#ident "@(#)y 1.2"
#pragma GCC something
#pragma
BEGIN { }

/* D_PRAGMA_INVAL
 * #pragma D nosuch
 */
#pragma D nosuch
BEGIN { }

/* D_PRAGMA_MALFORM
 * #pragma D alone
 */
#pragma D
BEGIN { }

/* ok
 * pragma in a body
 */
BEGIN
{
#pragma D option quiet
	trace(1);
}

/* D_PRAGCTL_INVAL
 * other # word
 */
#nosuch
BEGIN { }

/* D_PRAGCTL_INVAL
 * #define
 */
#define X 1
BEGIN { }

/* D_PRAGMA_MALFORM
 * attributes bad
 */
inline int A = 1;
#pragma D attributes Nice/Stable/Common A
BEGIN { }

/* D_PRAGMA_UNUSED
 * attributes unknown ident
 */
#pragma D attributes Stable/Stable/Common nothing
BEGIN { }

/* D_PRAGMA_UNUSED
 * attributes leftovers
 */
#pragma D attributes Stable/Stable/Common nothing
BEGIN { }

/* D_PRAGMA_MALFORM
 * binding bad version
 */
inline int A = 1;
#pragma D binding "x" A
BEGIN { }

/* D_PRAGMA_DEPEND
 * depends_on module missing
 */
#pragma D depends_on module nosuch
BEGIN { }

/* D_PRAGMA_DEPEND
 * depends_on library missing
 */
#pragma D depends_on library nosuch.d
BEGIN { }

/* D_PRAGMA_DEPEND
 * depends_on provider missing
 */
#pragma D depends_on provider nosuch
BEGIN { }

/* D_PRAGMA_MALFORM
 * #line malformed
 */
#line x
BEGIN { }

/* D_IDENT_UNDEF -x version=1.0
 * binding newer than -x version
 */
inline int A = 1;
#pragma D binding "1.5" A
BEGIN { trace(A); }

/* D_ATTR_MIN -x amin=Stable/Stable/Common
 * amin
 */
BEGIN { trace(curthread->pid); }

/* D_PRAGMA_UNUSED
 * binding translator
 */
#pragma D binding "1.0" translator
BEGIN { }
