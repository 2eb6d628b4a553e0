/* Macro variables and arguments. */

/* D_MACRO_UNDEF
 * $nosuch
 */
BEGIN { trace($nosuch); }

/* ok
 * $pid
 * $ppid
 * $pgid
 * $sid
 * $uid
 * $euid
 * $gid
 * $egid
 * $target
 */
BEGIN { trace($pid + $ppid + $pgid + $sid + $uid + $euid + $gid + $egid); trace($target); trace($$pid); }

/* ok -- "a b" 12 -5 0x1f 017 pid_t
 * $1 and $$1 both
 */
BEGIN { trace($1); trace($$1); trace($2 + $3 + $4 + $5); trace(($6)1); trace($$2 == "12"); }

/* D_MACRO_UNDEF
 * missing $1
 */
BEGIN { trace($1); }

/* ok -x defaultargs
 * defaultargs
 */
BEGIN { trace($1 + 1); trace($$2); }

/* ok
 * defaultargs pragma
 */
#pragma D option defaultargs
BEGIN { trace($1 + 1); trace($$2); }

/* D_MACRO_UNUSED 1 2
 * unused argument
 */
BEGIN { trace($1); }

/* ok 1 2 -x argref
 * argref
 */
BEGIN { trace($1); }

/* D_MACRO_OFLOW 99999999999999999999
 * oflow
 */
BEGIN { trace($1); }

/* ok read 97
 * macro in description
 * macro in description fn
 */
syscall::$1:entry, profile-$2, tick-$2 { }

/* D_PRAGMA_OPTSET 16
 * macro in pragma
 */
#pragma D option strsize=$1
BEGIN { trace($1); }

/* ok 5 10
 * macro as aggregation lquantize param
 * macro in array size
 */
int a[$1];
BEGIN { @ = lquantize(arg0, 0, $2, $1); a[4] = 1; }

/* D_IDENT_UNDEF '$pid'
 * $1 is not rescanned
 */
BEGIN { trace($$1); trace(no_such); }

/* D_MACRO_UNDEF
 * $projid
 */
BEGIN { trace($projid); }

/* ok
 * $$0
 */
BEGIN { trace($$0); trace(strlen($$0)); }

/* ok -- "%d\n"
 * macro as printf format
 */
BEGIN { printf($$1, pid); }
