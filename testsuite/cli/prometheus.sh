#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the recipe for Prometheus says of a file without records, of one that cannot be read or is cut in a record, and
# of one that a rotation has divided: that a script is traced only where the file says so.
# not sanitized: it runs no program of dtap
recipe=$DATA/doc/prometheus.jq
[ -e "$recipe" ] || recipe=/usr/share/doc/dtap/examples/prometheus.jq
try()
{
	echo "- $1"
	jq -n -r -f "$recipe" "$2" 2>err
	status=$?
	grep -q '^jq: error' err && echo "an error"
	[ $status = 0 ] || echo "no success"
}
start='{"v":2,"type":"start","data":{"host":"h","kernel":"k","arch":"x86_64","script":"s.d","arguments":[],"dtap":"1"}}'
of_n='"aggregations":[{"name":"n","function":"count","normal":1}]'
total="{\"v\":2,\"type\":\"aggregation\",\"data\":{$of_n,\"rows\":[{\"keys\":[\"a\"],\"values\":[3]}]}}"
end='{"v":2,"type":"end","data":{"status":0,"why":null}}'
: >empty
printf '%s\n' "$start" "$total" >goes-on
printf '%s\n' "$start" "$total" "$end" >ended
printf '%s\n' "$total" >divided
printf '%s\n%.60s' "$start" "$total" >"cut"
for file in empty nothing goes-on ended divided cut; do
	try $file $file
done
