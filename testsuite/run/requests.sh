#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The kernel side checks what it is asked for: steps in another order than abi.h's, sizes and numbers that it
# has no use for, a second client. A session that was refused can be set up again; one that was is the last.
# modules: m_memory
run()
{
	echo "--"
	client "/dev/dtap/$module" "$@" 2>&1 | sed "s/$module/MODULE/"
}

insmod "$KO/m_memory.ko"
module=$(ls /dev/dtap)
run info open attach begin stop end detach
run setup:nspec=1025 setup:nspec=0xffffffff setup:bufpolicy=3 setup:cpu=2 setup:cpu=4000000000 \
	setup:bufsize=0x7fffffffffffffff setup:aggsize=0xffffffffffffffff \
	setup:dynvarsize=0xffffffffffffffff
run setup:nspec=1024 setup stop attach attach end begin begin stop begin end end detach setup status
run info
rmmod "$module"
