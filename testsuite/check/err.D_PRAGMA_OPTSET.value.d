/* Refused: option 'bufsize' cannot be set: invalid value for specified option. */
#pragma D option bufsize=lots
BEGIN { }
