/*
 * flowindent: "%3s %-41s"; => and <= for system calls, -> and <- for functions, indented by 2 more after
 * each entry, by 2 less from each return on; other probes have "| " and function:name.
 * run: -F -c "getppid10000 2"
 */
syscall::getppid:entry, fbt:vmlinux:__x64_sys_getppid:entry,
fbt:vmlinux:__x64_sys_getppid:return, syscall::getppid:return
/pid == $target/
{}
syscall::getppid:entry /pid == $target/ {}
