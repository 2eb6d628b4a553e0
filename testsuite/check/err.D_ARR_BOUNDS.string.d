/* The byte after a string of strsize is its end. */
#pragma D option strsize=8
BEGIN { this->s = "abc"; this->s[7] = 'x'; this->s[8] = 'x'; }
