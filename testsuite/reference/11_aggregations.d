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
 */
BEGIN { @ = sum(); }

/* D_PROTO_LEN
 * extra args
 */
BEGIN { @ = count(1); }

/* D_AGG_REDEF
 * redef
 */
BEGIN { @ = sum(1); @ = max(1); }

/* D_AGG_FUNC
 * func number
 */
BEGIN { @ = 3; }

/* D_FUNC_UNDEF
 * func unknown
 */
BEGIN { @ = nothing(3); }

/* D_AGG_FUNC
 * +=
 */
BEGIN { @ += count(); }

/* D_PROTO_LEN
 * keys differ
 */
BEGIN { @[1] = count(); @[1, 2] = count(); }

/* D_PROTO_ARG
 * keys differ type
 */
BEGIN { @[1] = count(); @["a"] = count(); }

/* D_LQUANT_BASETYPE
 * lquant base type
 */
BEGIN { @ = lquantize(1, pid, 10); }

/* D_LQUANT_BASEVAL
 * lquant base val
 */
BEGIN { @ = lquantize(1, -3000000000, 10); }

/* D_LQUANT_LIMTYPE
 * lquant lim type
 */
BEGIN { @ = lquantize(1, 0, pid); }

/* D_LQUANT_LIMVAL
 * lquant lim val
 */
BEGIN { @ = lquantize(1, 0, 3000000000); }

/* D_LQUANT_MISMATCH
 * lquant mismatch
 */
BEGIN { @ = lquantize(1, 10, 5); }

/* D_LQUANT_STEPTYPE
 * lquant steptype
 */
BEGIN { @ = lquantize(1, 0, 10, pid); }

/* D_LQUANT_STEPVAL
 * lquant stepval
 */
BEGIN { @ = lquantize(1, 0, 10, 0); }

/* D_LQUANT_STEPLARGE
 * lquant steplarge
 */
BEGIN { @ = lquantize(1, 0, 10, 11); }

/* D_LQUANT_STEPSMALL
 * lquant stepsmall
 */
BEGIN { @ = lquantize(1, 0, 100000, 1); }

/* D_LQUANT_MATCHBASE
 * lquant match BASE
 */
BEGIN { @ = lquantize(1, 0, 10, 1); @ = lquantize(1, 1, 10, 1); }

/* D_LQUANT_MATCHLIM
 * lquant match LIM
 */
BEGIN { @ = lquantize(1, 0, 10, 1); @ = lquantize(1, 0, 11, 1); }

/* D_LQUANT_MATCHSTEP
 * lquant match STEP
 */
BEGIN { @ = lquantize(1, 0, 10, 1); @ = lquantize(1, 0, 10, 2); }

/* D_LLQUANT_FACTORTYPE
 * llq factor type
 */
BEGIN { @ = llquantize(1, pid, 0, 6, 10); }

/* D_LLQUANT_FACTORVAL
 * llq factor val
 */
BEGIN { @ = llquantize(1, 1, 0, 6, 10); }

/* D_LLQUANT_LMAGTYPE
 * llq lmag type
 */
BEGIN { @ = llquantize(1, 10, pid, 6, 10); }

/* D_LLQUANT_LMAGVAL
 * llq lmag val
 */
BEGIN { @ = llquantize(1, 10, -1, 6, 10); }

/* D_LLQUANT_HMAGTYPE
 * llq hmag type
 */
BEGIN { @ = llquantize(1, 10, 0, pid, 10); }

/* D_LLQUANT_HMAGVAL
 * llq hmag val
 */
BEGIN { @ = llquantize(1, 10, 3, 2, 10); }

/* D_LLQUANT_HMAGVAL
 * llq hmag big
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
 */
BEGIN { @ = llquantize(1, 10, 0, 6, pid); }

/* D_LLQUANT_STEPVAL
 * llq stepval
 */
BEGIN { @ = llquantize(1, 10, 0, 6, 0); }

/* D_LLQUANT_STEPVAL
 * llq steps not divisor
 */
BEGIN { @ = llquantize(1, 10, 0, 6, 3); }

/* ok
 * llq steps low=1
 */
BEGIN { @ = llquantize(1, 10, 1, 6, 100); }

/* D_LLQUANT_MATCHFACTOR
 * llq match FACTOR
 */
BEGIN { @ = llquantize(1, 10, 0, 3, 10); @ = llquantize(1, 2, 0, 3, 2); }

/* D_LLQUANT_MATCHLMAG
 * llq match LMAG
 */
BEGIN { @ = llquantize(1, 10, 0, 3, 10); @ = llquantize(1, 10, 1, 3, 10); }

/* D_LLQUANT_MATCHHMAG
 * llq match HMAG
 */
BEGIN { @ = llquantize(1, 10, 0, 3, 10); @ = llquantize(1, 10, 0, 4, 10); }

/* D_LLQUANT_MATCHSTEPS
 * llq match STEPS
 */
BEGIN { @ = llquantize(1, 10, 0, 3, 10); @ = llquantize(1, 10, 0, 3, 20); }

/* D_KEY_TYPE
 * key void
 */
BEGIN { @[bcopy(curthread, alloca(1), 1)] = count(); }
