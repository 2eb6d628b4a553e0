/*
 * flowindent: "%3s %-41s"; => and <= for system calls, -> and <- for functions, indented by 2 more after
 * each entry, by 2 less from each return on; other probes have "| " and function:name.
 * run: -F -c "reader 2"
 */
syscall::read:entry, fbt:vmlinux:__x64_sys_read:entry,
fbt:vmlinux:__x64_sys_read:return, syscall::read:return
/execname == "reader"/
{}
syscall::read:entry /execname == "reader"/ {}
