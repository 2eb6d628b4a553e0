/* Macro variables and arguments. */

/* D_MACRO_UNDEF
 * $nosuch
 * error: there is no macro variable $nosuch
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
 * error: macro argument $1 is not given
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
 * error: extraneous argument '2' ($2 is not referenced)
 */
BEGIN { trace($1); }

/* ok 1 2 -x argref
 * argref
 */
BEGIN { trace($1); }

/* D_MACRO_OFLOW 99999999999999999999
 * oflow
 * error: the value of $1 is out of range: 99999999999999999999
 */
BEGIN { trace($1); }

/* ok read 97
 * macro in description
 * macro in description fn
 */
syscall::$1:entry, profile-$2, tick-$2 { }

/* D_PRAGMA_OPTSET 16
 * macro in pragma
 * error: option 'strsize' cannot be set: invalid value for specified option: '$1'; valid: a whole number of bytes, as 4096, 64k, 16m or 1g
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
 * error: 'no_such' is not defined
 */
BEGIN { trace($$1); trace(no_such); }

/* D_MACRO_UNDEF
 * $projid
 * error: there is no macro variable $projid
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

/* ok -- 5
 * $1 = '5'
 */
BEGIN /$1 == 5 && sizeof($1) == 4/ { trace($1); }

/* ok -- -5
 * $1 = '-5'
 */
BEGIN /$1 == -5/ { trace($1); }

/* ok -- +5
 * $1 = '+5'
 */
BEGIN /$1 == 5/ { trace($1); }

/* ok -- 0x1f
 * $1 = '0x1f'
 */
BEGIN /$1 == 31/ { trace($1); }

/* ok -- 017
 * $1 = '017'
 */
BEGIN /$1 == 15/ { trace($1); }

/* ok -- a-b
 * $1 = 'a-b'
 */
BEGIN /$1 == "a-b"/ { trace($1); }

/* ok -- '"q"'
 * $1 = '"q"'
 */
BEGIN /$1 == "q"/ { trace($1); }

/* ok -- ''
 * $1 = ''
 */
BEGIN /$1 == ""/ { trace($1); }

/* ok -- 4294967296
 * $1 = '4294967296'
 */
BEGIN /$1 == 1L << 32 && sizeof($1) == 8/ { trace($1); }

/* ok -- -9223372036854775808
 * $1 = '-9223372036854775808'
 */
BEGIN /$1 < 0/ { trace($1); }

/* ok -- 9223372036854775808
 * $1 = '9223372036854775808'
 */
BEGIN /$1 > 0/ { trace($1); }

/* D_MACRO_OFLOW -- 99999999999999999999999
 * $1 = '99999999999999999999999'
 * error: the value of $1 is out of range: 99999999999999999999999
 */
BEGIN { trace($1); }

/* ok -- task_struct
 * $1 struct name cast
 */
BEGIN { trace(((struct $1 *)curthread)->pid); }

/* ok
 * $0
 */
BEGIN { trace($0); }

/* ok -- x
 * $$1
 */
BEGIN /$$1 == "x"/ { trace($$1); }

/* ok -- abc
 * $1 = 'abc'
 * $1 identifier
 */
BEGIN { $1 = 3; trace(abc); }

/* ok -- int
 * $1 = 'int'
 * $1 type name
 */
BEGIN { x = ($1)3; trace(sizeof($1)); }

/* D_PDESC_ZERO -- 1,2
 * $1 with comma in tick
 * error: probe description :::tick-1,2 does not match any probes
 */
tick-$1 { }
