/* Options. */

/* ok -x disasm=1 -x iregs=4 -x tregs=4 -x kdefs -x knodefs -x late=dynamic -x lazyload -x ldpath=/x -x linkmode=kernel -x linktype=elf -x linknommap -x modpath=/x -x objcopypath=/x -x pgmax=4 -x preallocate=4k -x procfspath=/proc -x pspec -x strip -x sysslice=10 -x udefs -x unodefs -x bpflog -x bpflogsize=1m -x lockmem=1m -x noresolve -x jstackstrsize=512 -x ctfpath=/x -x dofstashpath=/x -x debugassert=1
 * option disasm
 * option iregs
 * option tregs
 * option kdefs
 * option knodefs
 * option late
 * option lazyload
 * option ldpath
 * option linkmode
 * option linktype
 * option linknommap
 * option modpath
 * option objcopypath
 * option pgmax
 * option preallocate
 * option procfspath
 * option pspec
 * option strip
 * option sysslice
 * option udefs
 * option unodefs
 * option bpflog
 * option bpflogsize
 * option lockmem
 * option noresolve
 * option jstackstrsize
 * option ctfpath
 * option dofstashpath
 * option debugassert
 */
BEGIN { }

/* ok -x aggpercpu -x aggrate=10hz -x aggsize=1m -x aggsortkey -x aggsortkeypos=1 -x aggsortpos=1 -x aggsortrev -x bufpolicy=fill -x bufresize=manual -x bufsize=1m -x cleanrate=10hz -x cpu=0 -x destructive -x dynvarsize=1m -x flowindent -x jstackframes=5 -x nspec=4 -x quiet -x quietresize -x rawbytes -x specsize=1m -x stackframes=5 -x stackindent=2 -x statusrate=5s -x strsize=100 -x switchrate=100ms -x ustackframes=5 -x aggzoom -x argref -x defaultargs -x droptags -x zdefs -x empty -x nolibs -x incdir=/x -x define=A=1 -x undef=B -x cppargs=-DX
 * option aggpercpu
 * option aggsize bufsize dynvarsize specsize nspec strsize lowered with message
 * option bufresize
 * option cpu
 * option flowindent
 * option rawbytes, stackindent
 * option droptags
 * option aggzoom
 * option argref, defaultargs
 * option empty
 * option zdefs
 * option nolibs
 * option destructive
 * option stackframes ustackframes jstackframes
 * option switchrate aggrate statusrate
 * option quiet quietresize
 */
BEGIN { trace($1); }

/* ok -x bufpolicy=ring -x quiet=yes -x aggsortrev=on -x aggsortkey=1 -x flowindent=enable -x zdefs=set -x strsize=0x40 -x stackframes=010 -x bufsize=1024k -x aggrate=2 -x switchrate=1sec
 * option bufpolicy switch fill ring
 * option boolean words, sizes, rates, hex and octal
 */
int ok[sizeof(string) == 64 ? 1 : -1];
BEGIN { }

/* ok -x quiet=no -x aggsortrev=off -x aggsortkey=0 -x flowindent=disable -x zdefs=unset -x bufpolicy=switch
 * option boolean words, sizes, rates, hex and octal
 */
BEGIN { }

/* ok -x strsize=100
 * option pragma wins over -x
 */
#pragma D option strsize=50
int ok[sizeof(string) == 50 ? 1 : -1];
BEGIN { }

/* ok -C -x define=SIZE=3 -x undef=linux -x cpphdrs -x stdc=a
 * option cpp cppargs cpphdrs cpppath define undef incdir stdc
 */
int a[SIZE];
BEGIN { a[2] = 1; }

/* ok -x agghist -x aggpack -x temporal
 * option agghist
 * option aggpack
 * option temporal
 */
BEGIN { }

/* ok -x pcapsize=100
 * option pcapsize
 */
BEGIN { }

/* ok -x setenv=A=b -x unsetenv=C -x evaltime=exec
 * option setenv
 * option unsetenv
 * option evaltime
 */
BEGIN { }

/* ok -x ctypes=/tmp/x
 * option ctypes
 */
BEGIN { }

/* ok -x dtypes=/tmp/x
 * option dtypes
 */
BEGIN { }

/* ok -x debug
 * option debug
 */
BEGIN { }

/* ok -x errtags
 * option errtags
 */
BEGIN { }

/* ok -x libdir=/tmp
 * option libdir
 */
BEGIN { }

/* ok -x tree=1
 * option tree
 */
BEGIN { }

/* ok -x useruid=1
 * option useruid
 */
BEGIN { }

/* ok -x verbose
 * option verbose
 */
BEGIN { }

/* ok -x amin=Private/Private/Unknown -x version=1.0 -x maxframes=100 -x scratchsize=4096 -x encoding=utf8
 * option amin
 * option version
 * option maxframes
 * option scratchsize
 * option encoding
 */
BEGIN { }

/* ok -x syslibdir=/tmp
 * option syslibdir
 */
BEGIN { }

/* ok -x bufsize=1m
 * option temporal
 */
#pragma D option temporal
BEGIN { }

/* ok -x version=1.0
 * older version frees names of libraries
 */
int AF_INET;
enum { fds = 3 };
BEGIN { AF_INET = fds; TH_FIN = "mine"; trace(AF_INET); trace(TH_FIN); }
tcp:::send { trace(args[2]->ip_saddr); trace(args[3]->tcps_state); }
io:::start { trace(args[1]->dev_pathname); trace(curpsinfo->pr_psargs); }

/* D_IDENT_UNDEF -x version=1.4
 * older version lacks names of libraries
 * error: 'AF_INET' is not defined
 */
BEGIN { trace(AF_INET); }
