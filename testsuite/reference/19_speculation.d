/* Speculative tracing. */

/* D_SPEC_SPEC
 * spec_spec
 */
BEGIN { speculate(1); speculate(2); }

/* D_SPEC_DREC
 * drec
 */
BEGIN { trace(1); speculate(1); }

/* D_SPEC_COMM
 * comm
 */
BEGIN { commit(1); speculate(1); }

/* D_COMM_DREC
 * commdrec
 */
BEGIN { trace(1); commit(1); }

/* D_DREC_COMM
 * dreccomm
 */
BEGIN { commit(1); trace(1); }

/* ok
 * commcomm
 * discard
 */
BEGIN { commit(1); commit(2); }
BEGIN { discard(1); trace(1); }

/* D_AGG_SPEC
 * aggspec
 */
BEGIN { speculate(1); @ = count(); }

/* D_AGG_COMM
 * aggcomm
 */
BEGIN { commit(1); @ = count(); }

/* D_ACT_SPEC -w
 * actspec
 */
BEGIN { speculate(1); raise(9); }

/* D_ACT_SPEC -w
 * actspec2
 */
BEGIN { speculate(1); system("x"); }

/* D_ACT_SPEC -w
 * actspec3
 */
BEGIN { speculate(1); freopen("x"); }

/* D_ACT_SPEC -w
 * actspec4
 */
BEGIN { speculate(1); stop(); }

/* D_ACT_SPEC -w
 * actspec5
 */
BEGIN { speculate(1); panic(); }

/* D_ACT_SPEC -w
 * actspec6
 */
BEGIN { speculate(1); breakpoint(); }

/* D_EXIT_SPEC
 * exitspec
 */
BEGIN { speculate(1); exit(0); }

/* ok
 * specn
 */
BEGIN { speculate(self->s = speculation()); printf("%d", pid); }

/* D_ACT_SPEC -w
 * copyout
 */
BEGIN { speculate(1); copyout(alloca(1), arg0, 1); }

/* D_DREC_COMM
 * dreccomm
 */
BEGIN { commit(1); exit(0); }

/* D_COMM_DREC
 * commdrec
 */
BEGIN { exit(0); commit(1); }
