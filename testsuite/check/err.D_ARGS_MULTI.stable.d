/* Refused: the two probes pass values of different types. */
provider made { probe one(int n); probe two(string s); };
fbt::g:entry { fire("made:::one", 1); fire("made:::two", "x"); }
made::: { trace(args[0]); }
