/* Refused: the probe has one argument. */
provider made { probe one(int n); };
fbt::g:entry { fire("made:::one", 1); }
made:::one { trace(args[1]); }
