/* Aggregations. */

/* ok
 * count()
 * sum(pid)
 * avg(pid)
 * min(pid)
 * max(pid)
 * stddev(pid)
 * quantize(pid)
 * quantize(pid, 5)
 * quantize(pid, -1)
 * lquantize(pid, 0, 100)
 * lquantize(pid, 0, 100, 10)
 * lquantize(pid, -10, 100, 10, 2)
 * llquantize(pid, 10, 0, 6, 20)
 * llquantize(pid, 2, 0, 6, 2)
 * llquantize(pid, 10, 0, 6, 10, pid)
 */
BEGIN { 	@a0[execname] = count();
	@a1[execname] = sum(pid);
	@a2[execname] = avg(pid);
	@a3[execname] = min(pid);
	@a4[execname] = max(pid);
	@a5[execname] = stddev(pid);
	@a6[execname] = quantize(pid);
	@a7[execname] = quantize(pid, 5);
	@a8[execname] = quantize(pid, -1);
	@a9[execname] = lquantize(pid, 0, 100);
	@a10[execname] = lquantize(pid, 0, 100, 10);
	@a11[execname] = lquantize(pid, -10, 100, 10, 2);
	@a12[execname] = llquantize(pid, 10, 0, 6, 20);
	@a13[execname] = llquantize(pid, 2, 0, 6, 2);
	@a14[execname] = llquantize(pid, 10, 0, 6, 10, pid); }

/* D_AGG_SCALAR
 * agg value string
 * error: the argument of sum() must be a scalar, not 'string'
 */
BEGIN { @ = sum(execname); }

/* ok
 * agg value pointer
 * key struct
 * key array
 * key char[] non-text
 * bare @
 */
BEGIN { @p = max(curthread); @a[curthread->tasks] = count(); @b[curthread->comm] = count(); @c[curthread->cpus_mask.bits] = count(); @ = count(); }

/* D_PROTO_LEN
 * no args
 * error: sum() takes 1 argument, not 0
 */
BEGIN { @ = sum(); }

/* D_PROTO_LEN
 * extra args
 * error: count() takes 0 arguments, not 1
 */
BEGIN { @ = count(1); }

/* D_AGG_REDEF
 * redef
 * error: '@' was assigned sum() before
 */
BEGIN { @ = sum(1); @ = max(1); }

/* D_AGG_FUNC
 * func number
 * error: an aggregating function is wanted here
 */
BEGIN { @ = 3; }

/* D_FUNC_UNDEF
 * func unknown
 * error: 'nothing' is not an aggregating function
 */
BEGIN { @ = nothing(3); }

/* D_AGG_FUNC
 * +=
 * error: an aggregation can only be assigned with =
 */
BEGIN { @ += count(); }

/* D_PROTO_LEN
 * keys differ
 * error: '@' has 1 key, not 2
 */
BEGIN { @[1] = count(); @[1, 2] = count(); }

/* D_PROTO_ARG
 * keys differ type
 * error: key 1 of '@' had another type in its first use
 */
BEGIN { @[1] = count(); @["a"] = count(); }

/* D_LQUANT_BASETYPE
 * lquant base type
 * error: the base of lquantize() must be an integer constant
 */
BEGIN { @ = lquantize(1, pid, 10); }

/* D_LQUANT_BASEVAL
 * lquant base val
 * error: the base of lquantize() must lie between -2147483648 and 2147483647
 */
BEGIN { @ = lquantize(1, -3000000000, 10); }

/* D_LQUANT_LIMTYPE
 * lquant lim type
 * error: the limit of lquantize() must be an integer constant
 */
BEGIN { @ = lquantize(1, 0, pid); }

/* D_LQUANT_LIMVAL
 * lquant lim val
 * error: the limit of lquantize() must lie between -2147483648 and 2147483647
 */
BEGIN { @ = lquantize(1, 0, 3000000000); }

/* D_LQUANT_MISMATCH
 * lquant mismatch
 * error: the limit of lquantize() must be above its base
 */
BEGIN { @ = lquantize(1, 10, 5); }

/* D_LQUANT_STEPTYPE
 * lquant steptype
 * error: the step of lquantize() must be an integer constant
 */
BEGIN { @ = lquantize(1, 0, 10, pid); }

/* D_LQUANT_STEPVAL
 * lquant stepval
 * error: the step of lquantize() must lie between 1 and 65535
 */
BEGIN { @ = lquantize(1, 0, 10, 0); }

/* D_LQUANT_STEPLARGE
 * lquant steplarge
 * error: the step of lquantize() is larger than its range
 */
BEGIN { @ = lquantize(1, 0, 10, 11); }

/* D_LQUANT_STEPSMALL
 * lquant stepsmall
 * error: lquantize() would have 100000 levels: at most 65535 are possible
 */
BEGIN { @ = lquantize(1, 0, 100000, 1); }

/* D_LQUANT_MATCHBASE
 * lquant match BASE
 * error: the base of '@' is not that of its first use
 */
BEGIN { @ = lquantize(1, 0, 10, 1); @ = lquantize(1, 1, 10, 1); }

/* D_LQUANT_MATCHLIM
 * lquant match LIM
 * error: the limit of '@' is not that of its first use
 */
BEGIN { @ = lquantize(1, 0, 10, 1); @ = lquantize(1, 0, 11, 1); }

/* D_LQUANT_MATCHSTEP
 * lquant match STEP
 * error: the step of '@' is not that of its first use
 */
BEGIN { @ = lquantize(1, 0, 10, 1); @ = lquantize(1, 0, 10, 2); }

/* D_LLQUANT_FACTORTYPE
 * llq factor type
 * error: the factor of llquantize() must be an integer constant
 */
BEGIN { @ = llquantize(1, pid, 0, 6, 10); }

/* D_LLQUANT_FACTORVAL
 * llq factor val
 * error: the factor of llquantize() must lie between 2 and 65535
 */
BEGIN { @ = llquantize(1, 1, 0, 6, 10); }

/* D_LLQUANT_LMAGTYPE
 * llq lmag type
 * error: the low magnitude of llquantize() must be an integer constant
 */
BEGIN { @ = llquantize(1, 10, pid, 6, 10); }

/* D_LLQUANT_LMAGVAL
 * llq lmag val
 * error: the low magnitude of llquantize() must lie between 0 and 65535
 */
BEGIN { @ = llquantize(1, 10, -1, 6, 10); }

/* D_LLQUANT_HMAGTYPE
 * llq hmag type
 * error: the high magnitude of llquantize() must be an integer constant
 */
BEGIN { @ = llquantize(1, 10, 0, pid, 10); }

/* D_LLQUANT_HMAGVAL
 * llq hmag val
 * error: the high magnitude of llquantize() is below the low one
 */
BEGIN { @ = llquantize(1, 10, 3, 2, 10); }

/* D_LLQUANT_HMAGVAL
 * llq hmag big
 * error: 10 to the power of 31 does not fit in 64 bits
 */
BEGIN { @ = llquantize(1, 10, 0, 30, 10); }

/* ok
 * llq high = low
 * llq steps < factor divides
 * llq steps multiple low=0 divisor of factor^2
 */
BEGIN { @a = llquantize(1, 10, 2, 2, 10); @b = llquantize(1, 10, 0, 3, 5); @c = llquantize(1, 10, 0, 3, 20); }

/* D_LLQUANT_STEPTYPE
 * llq steptype
 * error: the steps of llquantize() must be an integer constant
 */
BEGIN { @ = llquantize(1, 10, 0, 6, pid); }

/* D_LLQUANT_STEPVAL
 * llq stepval
 * error: the steps of llquantize() must lie between 1 and 65535
 */
BEGIN { @ = llquantize(1, 10, 0, 6, 0); }

/* D_LLQUANT_STEPVAL
 * llq steps not divisor
 * error: 3 steps do not divide the magnitudes of factor 10 evenly
 */
BEGIN { @ = llquantize(1, 10, 0, 6, 3); }

/* ok
 * llq steps low=1
 */
BEGIN { @ = llquantize(1, 10, 1, 6, 100); }

/* D_LLQUANT_MATCHFACTOR
 * llq match FACTOR
 * error: the factor of '@' is not that of its first use
 */
BEGIN { @ = llquantize(1, 10, 0, 3, 10); @ = llquantize(1, 2, 0, 3, 2); }

/* D_LLQUANT_MATCHLMAG
 * llq match LMAG
 * error: the low magnitude of '@' is not that of its first use
 */
BEGIN { @ = llquantize(1, 10, 0, 3, 10); @ = llquantize(1, 10, 1, 3, 10); }

/* D_LLQUANT_MATCHHMAG
 * llq match HMAG
 * error: the high magnitude of '@' is not that of its first use
 */
BEGIN { @ = llquantize(1, 10, 0, 3, 10); @ = llquantize(1, 10, 0, 4, 10); }

/* D_LLQUANT_MATCHSTEPS
 * llq match STEPS
 * error: the number of steps of '@' is not that of its first use
 */
BEGIN { @ = llquantize(1, 10, 0, 3, 10); @ = llquantize(1, 10, 0, 3, 20); }

/* D_KEY_TYPE
 * key void
 * error: 'void' cannot be a key
 */
BEGIN { @[bcopy(curthread, alloca(1), 1)] = count(); }
