/* Refused: a probe's name has an open argument. Arguments: --open-args */
tick-$1 { trace(1); }
