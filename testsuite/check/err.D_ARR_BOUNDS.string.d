/* The last byte of a string is its end. */
#pragma D option strsize=8
BEGIN { this->s = "abc"; this->s[6] = 'x'; this->s[7] = 'x'; }
