/* Refused: a constant copyin() larger than what scratchsize leaves it (Options and Tunables). */
#pragma D option scratchsize=128
BEGIN { copyin(arg0, 129); }
BEGIN { copyin(arg0, 128); }
BEGIN { copyin(arg0, -1); }
BEGIN { copyin(arg0, 1 << 20); }
