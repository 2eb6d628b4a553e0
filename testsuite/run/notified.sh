#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A service manager (sd_notify(3)) hears when all probes are armed, what has been traced, signs of life as often as
# it wants them, and when the end begins; commands do not take part. One that does not listen is no obstacle.
# modules: m_kept
# limit: 60
# shellcheck disable=SC2016
manager dtaprun "$KO/m_kept.ko" -c 'sh -c "echo [$NOTIFY_SOCKET$WATCHDOG_USEC] >seen; sleep 3"'
cat seen
for socket in @nobody nothing; do
	NOTIFY_SOCKET=$socket dtaprun "$KO/m_kept.ko" -c true 2>&1
	echo "status $?"
done
