/* Refused: fire() passes less than the probe declares. */
provider made { probe one(int n, int m); };
fbt::g:entry { fire("made:::one", 1); }
