/* Subroutines. */

/* ok
 * alloca
 * bcopy
 * basename
 * dirname
 * cleanpath
 * copyin
 * copyinstr
 * copyinto
 * d_path
 * getmajor
 * getminor
 */
BEGIN
{
	this->p = alloca(16);
	bcopy(curthread->comm, this->p, 16);
	trace(basename("/a/b"));
	trace(dirname("/a/b"));
	trace(cleanpath("/a/../b"));
	trace(*(int *)copyin(arg0, 4));
	trace(copyinstr(arg0));
	trace(copyinstr(arg0, 10));
	copyinto(arg0, 4, this->p);
	trace(d_path(&curthread->mm->exe_file->f_path));
	trace(getmajor(0x800001));
	trace(getminor(0x800001));
}

/* ok
 * htons
 * htonl
 * htonll
 * ntohs
 * ntohl
 * ntohll
 * htons type truncation
 */
BEGIN
{
	trace(htons(1));
	trace(htonl(1));
	trace(htonll(1));
	trace(ntohs(1));
	trace(ntohl(1));
	trace(ntohll(1));
}
int ok[sizeof(htons(1L)) == 2 && sizeof(htonl(1L)) == 4 && sizeof(htonll(1)) == 8 ? 1 : -1];

/* ok
 * index
 * rindex
 * strchr
 * strrchr
 * strstr
 * strtok
 * strjoin
 * strlen
 * substr
 * tolower
 * toupper
 * lltostr
 * strtoll
 * json
 */
BEGIN
{
	trace(index("abc", "b"));
	trace(index("abc", "b", 1));
	trace(rindex("abc", "b"));
	trace(rindex("abc", "b", 1));
	trace(strchr("abc", 'b'));
	trace(strrchr("abc", 'b'));
	trace(strstr("abc", "b"));
	trace(strtok("a,b", ","));
	trace(strtok(NULL, ","));
	trace(strjoin("a", "b"));
	trace(strlen("abc"));
	trace(substr("abc", 1));
	trace(substr("abc", -2, 1));
	trace(tolower("A"));
	trace(toupper("a"));
	trace(lltostr(12));
	trace(lltostr(12, 16));
	trace(strtoll("12"));
	trace(strtoll("12", 8));
	trace(json("{}", "a"));
}

/* ok
 * inet_ntoa_b
 * inet_ntoa6
 * inet_ntop with &member
 */
BEGIN
{
	this->a = (uint32_t *)alloca(16);
	trace(inet_ntoa(this->a));
	trace(inet_ntoa6((struct in6_addr *)this->a));
	trace(inet_ntoa6((struct in6_addr *)this->a, 1));
	trace(inet_ntop(2, this->a));
	trace(inet_ntop(10, &((struct sock *)this->a)->__sk_common.skc_daddr));
	trace(link_ntop(1, this->a));
}

/* ok
 * mutex_owned
 * mutex_owner
 * mutex_type_adaptive
 * mutex_type_spin
 * mutex_owned member pointer
 * rw_read_held
 * rw_write_held
 * rw_iswriter
 */
BEGIN
{
	this->m = &curthread->signal->cred_guard_mutex;
	trace(mutex_owned(this->m));
	trace(mutex_owner(this->m));
	trace(mutex_type_adaptive(this->m));
	trace(mutex_type_spin(this->m));
	trace(mutex_owned(&curthread->signal->exec_update_lock == 0 ? this->m : this->m));
	this->r = (rwlock_t *)0;
	trace(rw_read_held(this->r));
	trace(rw_write_held(this->r));
	trace(rw_iswriter(this->r));
}

/* ok
 * progenyof
 * rand
 * speculation
 */
BEGIN
{
	trace(progenyof(1));
	trace(rand());
	trace(speculation());
}

/* ok -w
 * copyout
 * copyoutstr
 */
BEGIN { copyout(alloca(4), arg0, 4); copyoutstr("a", arg0, 2); }

/* D_UNSUPPORTED
 * ddi_pathname
 * error: ddi_pathname() is not supported on Linux
 */
BEGIN { trace(ddi_pathname(arg0, 0)); }

/* D_UNSUPPORTED
 * getf
 * error: getf() is not supported on Linux
 */
BEGIN { trace(getf(0)); }

/* D_UNSUPPORTED
 * memref
 * error: memref() is not supported on Linux
 */
BEGIN { trace(memref(arg0, 1)); }

/* D_UNSUPPORTED
 * memstr
 * error: memstr() is not supported on Linux
 */
BEGIN { trace(memstr(arg0, 32, 1)); }

/* D_UNSUPPORTED
 * msgsize
 * error: msgsize() is not supported on Linux
 */
BEGIN { trace(msgsize(arg0)); }

/* D_UNSUPPORTED
 * msgdsize
 * error: msgdsize() is not supported on Linux
 */
BEGIN { trace(msgdsize(arg0)); }

/* D_UNSUPPORTED
 * sx
 * error: sx_shared_held() is not supported on Linux
 */
BEGIN { trace(sx_shared_held(arg0)); }

/* D_PROTO_LEN
 * wrong count
 * error: strlen() takes 1 argument, not 2
 */
BEGIN { trace(strlen("a", 1)); }

/* D_PROTO_ARG
 * wrong type
 * error: argument 1 of strlen() must be a string, not 'struct list_head'
 */
BEGIN { trace(strlen(curthread->tasks)); }

/* D_OP_INCOMPAT
 * void subroutine as value
 * error: a value of type void cannot be assigned
 */
BEGIN { x = bcopy(curthread, alloca(1), 1); }

/* D_ALLOCA_SIZE
 * alloca constant too big
 * error: alloca() of 1073741824 bytes: at most 65536 fit into scratch space
 */
BEGIN { x = alloca(1 << 30); }

/* ok
 * copyinstr NULL string compare
 * str == NULL
 */
BEGIN { trace(copyinstr(arg0) == NULL); this->s = strstr("a", "b"); trace(this->s == NULL ? "" : this->s); }

/* D_FUNC_UNDEF
 * subroutine unknown
 * error: there is no function 'strlenn'
 */
BEGIN { trace(strlenn("a")); }

/* D_FUNC_IDKIND
 * variable called
 * error: 'pid' is not a function
 */
BEGIN { trace(pid(1)); }

/* D_IDENT_BADREF
 * func name as value
 * error: 'strlen' is a function: it needs arguments in parentheses
 */
BEGIN { trace(strlen); }

/* D_FUNC_IDENT
 * call of call
 * error: this is not a function's name
 */
BEGIN { trace(strlen("a")(1)); }

/* ok
 * inet_ntoa
 * inet_ntoa of kernel __be32 pointer
 * inet_ntop
 * link_ntop
 */
BEGIN { this->a = (ipaddr_t *)alloca(20); trace(inet_ntoa(this->a)); trace(inet_ntop(AF_INET, this->a)); trace(inet_ntop(AF_INET6, this->a)); trace(link_ntop(ARPHRD_ETHER, this->a)); trace(link_ntop(ARPHRD_INFINIBAND, this->a)); trace(inet_ntoa((__be32 *)this->a)); }

/* D_PROTO_ARG
 * wrong type
 * error: argument 1 of mutex_owned() must be a 'struct mutex *', not 'struct task_struct *'
 */
BEGIN { trace(mutex_owned(curthread)); }

/* D_PROTO_ARG
 * wrong type
 * error: argument 1 of mutex_type_spin() must be a 'struct mutex *', not 'string'
 */
BEGIN { trace(mutex_type_spin(execname)); }

/* D_PROTO_ARG
 * wrong type
 * error: argument 1 of d_path() must be a 'struct path *', not 'struct task_struct *'
 */
BEGIN { trace(d_path(curthread)); }

/* ok
 * inet_ntoa of bytes
 */
BEGIN { this->a = (uint8_t *)alloca(16); trace(inet_ntoa(this->a)); trace(inet_ntoa6((struct in6_addr *)this->a)); }
sdt:sock::inet_sock_set_state { trace(inet_ntoa(args[7])); trace(inet_ntoa6((struct in6_addr *)args[9])); }

/* D_PROTO_ARG
 * inet_ntoa6 of bytes
 * error: argument 1 of inet_ntoa6() must be a 'struct in6_addr *', not '__u8 *'
 */
sdt:sock::inet_sock_set_state { trace(inet_ntoa6(args[9])); }

/* D_PROTO_ARG
 * wrong type
 * error: argument 1 of inet_ntoa() must be a pointer to something other than text, not 'char [16]'
 */
BEGIN { trace(inet_ntoa(curthread->comm)); }

/* D_PROTO_ARG
 * wrong type
 * error: argument 1 of inet_ntoa() must be a pointer to something other than text, not 'string'
 */
BEGIN { trace(inet_ntoa("127.0.0.1")); }
