# SPDX-License-Identifier: GPL-2.0-or-later
#
# Prometheus's text format (version 0.0.4) of dtap's structured output: the last state of what is in it. The package
# dtap-doc installs this as /usr/share/doc/dtap/examples/prometheus.jq; it takes the package jq.
#
#	dtaprun -o out.jsonl -x format=jsonl FILE.ko
#
# and each time when it is to be read (SIGUSR1 has dtaprun print the aggregations):
#
#	cd /var/lib/prometheus/node-exporter
#	kill -USR1 PID && sleep 1 &&
#		jq -n -r -f /usr/share/doc/dtap/examples/prometheus.jq out.jsonl >dtap.prom.new &&
#		mv dtap.prom.new dtap.prom
#
# Of a file that cannot be read, or has no record, nothing is printed; of one without the first, which a rotation took
# away, all but dtap_run_up.
#
# An aggregation @NAME is dtap_NAME_total if it counts, a histogram dtap_NAME if it has buckets, and else a gauge
# dtap_NAME; that without a name is called "unnamed". Its keys are labels key1, key2, … Of what was printed several
# times the last is taken (dtap_run_... is dtap's own), so totals of a script that clears them are not. What D sums may
# fall: a sum is a gauge.

# What can stand between quotes.
def quoted: tostring | gsub("\\\\"; "\\\\") | gsub("\""; "\\\"") | gsub("\n"; "\\n") | "\"\(.)\"";

def name: if . == "" then "unnamed" else gsub("[^A-Za-z0-9_]"; "_") end;

# A place has a name or an address, a stack several; bytes are digits.
def key:
	if type == "array" then map(key) | join(";")
	elif type != "object" then .
	elif has("bytes") then .bytes
	elif .symbol == null then .addr
	else "\(.module // "")`\(.symbol)"
	end;

# {NAME: VALUE, ...} as "{NAME="VALUE",...}".
def labels: to_entries | map("\(.key)=\(.value | quoted)") | if length == 0 then "" else "{\(join(","))}" end;

def keys: [.keys | to_entries[] | {key: "key\(.key + 1)", value: (.value | key)}] | from_entries;

def head($metric; $type; $help): "# HELP \($metric) \($help)", "# TYPE \($metric) \($type)";

# Buckets of Prometheus's count all that is not above their bound.
def buckets($metric):
	keys as $labels
	| reduce (.value.buckets | sort_by(.max // infinite) | .[]) as $b ({sum: 0, lines: []};
		.sum += $b.count
		| if $b.max == null then .
		  else .lines += ["\($metric)_bucket\($labels + {le: ($b.max | tostring)} | labels) \(.sum)"]
		  end)
	| .lines[],
	  "\($metric)_bucket\($labels + {le: "+Inf"} | labels) \(.sum)",
	  "\($metric)_count\($labels | labels) \(.sum)";

def is_histogram: .function | test("quantize$");

# One aggregation with its rows, {keys, value} each.
def aggregation:
	(if .name == "" then "@" else "@\(.name)" end + " = \(.function)()") as $help
	| "dtap_\(.name | name)" as $base
	| if is_histogram then
		head($base; "histogram"; $help), (.rows[] | buckets($base))
	  else
		(if .function == "count" then "\($base)_total" else $base end) as $metric
		| head($metric; if .function == "count" then "counter" else "gauge" end; $help),
		  (.rows[] | "\($metric)\(keys | labels) \(.value)")
	  end;

# The aggregations of an object, by name; rows of others of the same printa() are left out.
def parts:
	.data as $data
	| [$data.aggregations | to_entries[]
	   | .key as $i
	   | .value + {rows: [$data.rows[] | {keys, value: .values[$i]} | select(.value != null)]}
	   | {key: .name, value: .}]
	| from_entries;

reduce inputs as $o (null;
	(. // {totals: {}, drops: {}, errors: 0, up: 1})
	| if $o.type == "start" then {start: $o.data, totals: {}, drops: {}, errors: 0, up: 1}
	elif $o.type == "aggregation" then .totals += ($o | parts)
	elif $o.type == "drop" then .drops[$o.data.kind] += $o.data.count
	elif $o.type == "error" then .errors += 1
	elif $o.type == "end" then .up = 0
	else .
	end)
| select(.)
| (select(.start)
	| head("dtap_run_up"; "gauge"; "Whether the script is being traced"),
	  "dtap_run_up\({script: .start.script, host: .start.host, kernel: .start.kernel, version: .start.dtap}
		| map_values(. // "") | labels) \(.up)"),
  head("dtap_run_errors_total"; "counter"; "Clauses that failed"),
  "dtap_run_errors_total \(.errors)",
  head("dtap_run_drops_total"; "counter"; "What was lost, by kind"),
  (.drops | to_entries[] | "dtap_run_drops_total\({kind: .key} | labels) \(.value)"),
  (.totals | to_entries | sort_by(.key)[] | .value | aggregation)
