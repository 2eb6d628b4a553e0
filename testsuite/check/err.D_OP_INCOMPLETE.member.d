/* Refused: 'struct nothing' is an incomplete type: its members are not known. */
BEGIN { trace(((struct nothing *)arg0)->x); }
