/* Refused: no attributes, no version of D, no number of frames. */
#pragma D option amin=Firm/Stable/Common
#pragma D option version=99.9
#pragma D option maxframes=0
BEGIN { }
