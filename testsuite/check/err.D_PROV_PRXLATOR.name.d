/* Refused: what is translated is not what the probe passes. */
provider made { probe one(int n) : (string m); };
fbt::g:entry { fire("made:::one", 1); }
