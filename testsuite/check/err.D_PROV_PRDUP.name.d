/* Refused: a provider declares a probe twice. */
provider made { probe one(int n); probe one(int n); };
fbt::g:entry { fire("made:::one", 1); }
