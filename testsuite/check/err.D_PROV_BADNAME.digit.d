/* Refused: a provider whose name ends in a digit. */
provider made2 { probe one(int n); };
provider made { probe one(int n); };
fbt::g:entry { fire("made:::one", 1); }
