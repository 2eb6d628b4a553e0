/* Refused: there is no translator from 'pid_t' to 'struct o'. */
struct o { int a; }; BEGIN { trace((xlate <struct o> (pid)).a); }
