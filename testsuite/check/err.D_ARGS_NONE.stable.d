/* Refused: the probe has no arguments. */
provider made { probe one(); };
fbt::g:entry { fire("made:::one"); }
made:::one { trace(args[0]); }
