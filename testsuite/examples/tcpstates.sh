# shellcheck shell=sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The states of both ends, as RFC 9293 has them, of a connection that the one closes that made it; and of the socket
# that listens. That nothing comes any more is not waited for.
trace 'work tcp 8080 1 0' 8080 | sed 1d | awk '{ print ($2 == 8080 ? "server" : "client"), $5, $6 }' >states
grep client states
grep server states
