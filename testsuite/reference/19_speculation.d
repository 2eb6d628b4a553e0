/* Speculative tracing. */

/* D_SPEC_SPEC
 * spec_spec
 * error: a clause may have one speculate() only
 */
BEGIN { speculate(1); speculate(2); }

/* D_SPEC_DREC
 * drec
 * error: speculate() may not follow a data recording action
 */
BEGIN { trace(1); speculate(1); }

/* D_SPEC_COMM
 * comm
 * error: speculate() may not follow commit()
 */
BEGIN { commit(1); speculate(1); }

/* D_COMM_DREC
 * commdrec
 * error: commit() may not follow a data recording action
 */
BEGIN { trace(1); commit(1); }

/* D_DREC_COMM
 * dreccomm
 * error: trace() records data and may not follow commit()
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
 * error: an aggregation may not follow speculate()
 */
BEGIN { speculate(1); @ = count(); }

/* D_AGG_COMM
 * aggcomm
 * error: an aggregation may not follow commit()
 */
BEGIN { commit(1); @ = count(); }

/* D_ACT_SPEC -w
 * actspec
 * error: raise() is destructive and may not follow speculate()
 */
BEGIN { speculate(1); raise(9); }

/* D_ACT_SPEC -w
 * actspec2
 * error: system() is destructive and may not follow speculate()
 */
BEGIN { speculate(1); system("x"); }

/* D_ACT_SPEC -w
 * actspec3
 * error: freopen() is destructive and may not follow speculate()
 */
BEGIN { speculate(1); freopen("x"); }

/* D_ACT_SPEC -w
 * actspec4
 * error: stop() is destructive and may not follow speculate()
 */
BEGIN { speculate(1); stop(); }

/* D_ACT_SPEC -w
 * actspec5
 * error: panic() is destructive and may not follow speculate()
 */
BEGIN { speculate(1); panic(); }

/* D_ACT_SPEC -w
 * actspec6
 * error: breakpoint() is destructive and may not follow speculate()
 */
BEGIN { speculate(1); breakpoint(); }

/* D_EXIT_SPEC
 * exitspec
 * error: exit() may not follow speculate()
 */
BEGIN { speculate(1); exit(0); }

/* ok
 * specn
 */
BEGIN { speculate(self->s = speculation()); printf("%d", pid); }

/* D_ACT_SPEC -w
 * copyout
 * error: copyout() is destructive and may not follow speculate()
 */
BEGIN { speculate(1); copyout(alloca(1), arg0, 1); }

/* D_DREC_COMM
 * dreccomm
 * error: exit() records data and may not follow commit()
 */
BEGIN { commit(1); exit(0); }

/* D_COMM_DREC
 * commdrec
 * error: commit() may not follow a data recording action
 */
BEGIN { exit(0); commit(1); }
