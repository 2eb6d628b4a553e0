/* More than option scratchsize allows (Options and Tunables; alloca). */
#pragma D option scratchsize=64
BEGIN { alloca(64); }
BEGIN { alloca(65); }
