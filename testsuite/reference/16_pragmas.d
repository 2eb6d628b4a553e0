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
 * error: option 'nosuch' cannot be set: invalid option name
 */
#pragma D option nosuch
BEGIN { }

/* D_PRAGMA_OPTSET
 * option bad value
 * error: option 'strsize' cannot be set: invalid value for specified option: 'x'; valid: a whole number of bytes, as 4096, 64k, 16m or 1g
 */
#pragma D option strsize=x
BEGIN { }

/* D_PRAGMA_MALFORM
 * option two words
 * error: #pragma D option takes one option, name or name=value, without blanks or quotes
 */
#pragma D option quiet zdefs
BEGIN { }

/* D_PRAGMA_MALFORM
 * option missing
 * error: #pragma D option needs an option: name or name=value
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
 * error: write #pragma D depends_on library|module|provider NAME
 */
#pragma D depends_on
BEGIN { }

/* D_PRAGERR
 * #pragma error
 * error: #error: "no"
 */
#pragma error "no"
BEGIN { }

/* D_PRAGERR
 * #error
 * error: #error: no
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
 * error: 'nosuch' is not a directive of #pragma D
 */
#pragma D nosuch
BEGIN { }

/* D_PRAGMA_MALFORM
 * #pragma D alone
 * error: #pragma D needs a directive
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
 * error: '#nosuch' is not a control line of D
 */
#nosuch
BEGIN { }

/* ok
 * #define
 */
#define X 1
BEGIN { trace(X); }

/* D_PRAGMA_MALFORM
 * attributes bad
 * error: 'Nice/Stable/Common' are not attributes: stability of the name, of the data, and dependency class, such as Stable/Evolving/Common
 */
inline int A = 1;
#pragma D attributes Nice/Stable/Common A
BEGIN { }

/* D_PRAGMA_UNUSED
 * attributes unknown ident
 * error: #pragma D attributes: nothing defines 'nothing'
 */
#pragma D attributes Stable/Stable/Common nothing
BEGIN { }

/* D_PRAGMA_UNUSED
 * attributes leftovers
 * error: #pragma D attributes: nothing defines 'nothing'
 */
#pragma D attributes Stable/Stable/Common nothing
BEGIN { }

/* D_PRAGMA_MALFORM
 * binding bad version
 * error: "x" is not a version, such as "1.5"
 */
inline int A = 1;
#pragma D binding "x" A
BEGIN { }

/* D_PRAGMA_DEPEND
 * depends_on module missing
 * error: the program depends on the module 'nosuch', which is not there
 */
#pragma D depends_on module nosuch
BEGIN { }

/* D_PRAGMA_DEPEND
 * depends_on library missing
 * error: the program depends on the library 'nosuch.d', which is not there
 */
#pragma D depends_on library nosuch.d
BEGIN { }

/* D_PRAGMA_DEPEND
 * depends_on provider missing
 * error: the program depends on the provider 'nosuch', which is not there
 */
#pragma D depends_on provider nosuch
BEGIN { }

/* D_PRAGMA_MALFORM
 * #line malformed
 * error: a line's place is given as #line NUMBER "FILE"
 */
#line x
BEGIN { }

/* D_IDENT_UNDEF -x version=1.0
 * binding newer than -x version
 * error: 'A' is not defined
 */
inline int A = 1;
#pragma D binding "1.5" A
BEGIN { trace(A); }

/* D_ATTR_MIN -x amin=Stable/Stable/Common
 * amin
 * error: 'curthread' has the attributes Stable/Private/Common, weaker than Stable/Stable/Common, the least that amin allows
 */
BEGIN { trace(curthread->pid); }

/* D_PRAGMA_UNUSED
 * binding translator
 * error: #pragma D binding: nothing defines 'translator'
 */
#pragma D binding "1.0" translator
BEGIN { }
