#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# How many decisions are carried out: option override_every takes each Nth, override_limit so many in all,
# override_probability none or some of a hundred, override_rate one in a time. A write that was skipped has written
# nothing (dtap-guru(7)).
# modules: m_override_write
# limit: 120
run()
{
	dtaprun "$@" -c 'overridden write 100 777 file' "$KO/m_override_write.ko" 2>err | grep .
	grep -v matched err
	rm file
}
run
run -x override_every=10
run -x override_limit=3
run -x override_every=10 -x override_limit=4
run -x override_probability=0
run -x override_rate=1hour
run -x override_probability=50 | awk '/whole/ { print ($3 > 10 && $3 < 90 && $1 + $3 == 100 ? "about half" : $0) }'
