/* Refused: its stability would do, its dependency class does not. */
#pragma D option amin=Evolving/Evolving/Common
BEGIN { trace(pid); }
fbt:::entry { trace(pid); }
