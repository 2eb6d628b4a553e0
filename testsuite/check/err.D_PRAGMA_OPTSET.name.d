/* Refused: option 'nonsense' cannot be set: invalid option name. */
#pragma D option nonsense=3
BEGIN { }
