/* Refused: 'struct s' has no member 'alpa'. */
struct s { int alpha; }; BEGIN { trace(((struct s *)arg0)->alpa); }
