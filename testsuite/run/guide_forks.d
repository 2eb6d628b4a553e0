/*
 * One-liner: processes that are made, with a field of the new task.
 * run: -q -c mixed
 */
rawtp:sched::sched_process_fork /pid == $target/ { @[stringof(args[1]->comm)] = count(); }
