/* Refused: no automaton can be made of what only the run knows, nor of what is not a string. Arguments: 5 */
string s;
inline string PATTERN = "a";
BEGIN { trace(execname !~ s); }
BEGIN { trace(execname !~ PATTERN); }
BEGIN { trace(execname !~ $1); }
BEGIN { trace(execname =~ "a" + 1); }
