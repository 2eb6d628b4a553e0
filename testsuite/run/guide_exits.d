/*
 * One-liner: exit codes of a program and its children.
 * run: -q -c mixed
 */
syscall::exit_group:entry /progenyof($target)/ { @[arg0] = count(); }
