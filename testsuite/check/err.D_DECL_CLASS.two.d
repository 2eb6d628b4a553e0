/* Refused: only one storage class can be given. */
self this int x; BEGIN { }
