/* Refused: #pragma D option needs an option: name or name=value. */
#pragma D option
BEGIN { }
