/* Refused: args[0] needs a translator that nobody defines. */
struct in { int v; };
struct out { int o; };
provider made { probe one(struct in *i) : (struct out *i); };
fbt::g:entry { fire("made:::one", (struct in *)arg0); }
made:::one { trace(args[0]->o); }
