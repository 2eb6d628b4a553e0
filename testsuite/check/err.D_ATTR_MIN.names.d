/* Refused: what is weaker than option amin asks for: kernel data, and what a pragma declares so. */
#pragma D option amin=Evolving/Evolving/ISA
#pragma D attributes Unstable/Stable/Common weak
inline int weak = 1;
inline int strong = 2;
BEGIN { trace(weak); trace(strong); trace(pid); trace(curthread); }
BEGIN { trace(`jiffies); trace(arg0); }
fbt:::entry { trace(pid); trace(arg0); trace(args[0]); }
fbt::f:entry { trace(pid); }
