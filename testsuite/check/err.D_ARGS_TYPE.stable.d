/* Refused: the probe passes what the kernel does not have. */
struct out { int o; };
provider made { probe one(struct absent *i) : (struct out *i); };
fbt::g:entry { fire("made:::one", (struct absent *)arg0); }
made:::one { trace(args[0]->o); }
