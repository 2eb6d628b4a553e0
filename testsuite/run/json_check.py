#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Check structured output on standard input against doc/output.schema.json, and print it in short.

	json_check.py [--array]		format=json; else format=jsonl

A line for each object: its type, whether it has a CPU, its probe, and its data with names in the order of
the alphabet; addresses of places become 0xN and their offsets N, and what differs between machines X. The
times must never go back on a CPU, and the time of day must be as far from them everywhere.
"""
import datetime
import json
import os
import sys

import jsonschema

HERE = os.path.dirname(os.path.abspath(__file__))


def plain(data):
    """Without what varies from run to run."""
    if isinstance(data, list):
        return [plain(each) for each in data]
    if not isinstance(data, dict):
        return data
    if set(data) == {"addr", "symbol", "offset", "module"}:
        return dict(data, addr="0xN", offset=None if data["offset"] is None else "N")
    if set(data) == {"host", "kernel", "arch", "script", "arguments", "dtap"}:
        return dict(data, host="X", kernel="X", arch="X", dtap="X")
    return {name: plain(each) for name, each in data.items()}


def boot_time(each):
    """When the clock of "ts" began, in seconds since 1970, to the microsecond."""
    day = datetime.datetime.fromisoformat(each["time"][:26] + "+00:00")
    return day.timestamp() - each["ts"] / 1e9


def main():
    with open(os.path.join(HERE, "../../doc/output.schema.json"), encoding="utf-8") as stream:
        validator = jsonschema.Draft7Validator(json.load(stream))
    if sys.argv[1:] == ["--array"]:
        objects = json.load(sys.stdin)
    else:
        objects = [json.loads(line) for line in sys.stdin]
    last = {}
    for each in objects:
        for error in validator.iter_errors(each):
            print("against the schema: %s in %s" % (error.message, each))
        if abs(boot_time(each) - boot_time(objects[0])) > 0.01:
            print("the time of day is another: %s" % each)
        if each["cpu"] is not None and each["type"] != "drop":
            if each["ts"] < last.get(each["cpu"], 0):
                print("the time went back: %s" % each)
            last[each["cpu"]] = each["ts"]
        print(each["type"], "-" if each["cpu"] is None else "cpu", each["probe"] or "-",
              json.dumps(plain(each["data"]), sort_keys=True))


if __name__ == "__main__":
    main()
