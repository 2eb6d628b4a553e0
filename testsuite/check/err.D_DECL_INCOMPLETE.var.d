/* Refused: 'x' has the incomplete type 'struct nothing'. */
struct nothing x; BEGIN { }
