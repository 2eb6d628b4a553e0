/*
 * profile-97 fires on each CPU; stack() as a key is printed as symbols, module`function+0xoffset, one
 * frame per line after 14 blanks (Stacks).
 * run: -c "reader 300000"
 */
#pragma D option quiet
profile-97 /execname == "reader" && arg0/ { @[stack()] = count(); }
