/* Refused: arg0 means different things for the probes of this clause: dtrace:::BEGIN reads an event record, another does not. */
sdt:sched::wake, BEGIN, ::: { trace(arg0); }
