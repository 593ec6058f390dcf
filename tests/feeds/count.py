#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the records of feed files without Watchfloor, for tests: one line a file, the number alone.

A record is an element of a JSON array, a line of NDJSON, an object of a STIX bundle, a line of a Zeek or syslog
log that is not blank, an incident of IODEF, an alert or heartbeat of IDMEF, a key, node or edge of GraphML, a node or
edge of GML, or else the file.
"""
import gzip
import json
import re
import sys


def of_value(value):
    if isinstance(value, dict) and value.get("type") == "bundle" and value.get("objects"):
        return len(value["objects"])
    return 1


def count(path):
    data = open(path, "rb").read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    if data[:1] == b"#" or path.endswith(".log") or "/fail2ban/" in path:
        return sum(1 for line in data.split(b"\n") if line.strip())
    if data.lstrip()[:1] == b"<":
        data = re.sub(rb"<!--.*?-->", b"", data, flags=re.S)
        names = rb"key|node|edge" if b"<graphml" in data else rb"Incident|Alert|Heartbeat"
        return len(re.findall(rb"<(?:\w+:)?(?:" + names + rb")[\s/>]", data))
    if path.endswith(".gml"):
        return len(re.findall(rb"(?m)^\s*(?:node|edge)\s*\[", data))
    try:
        whole = json.loads(data)
        return sum(map(of_value, whole)) if isinstance(whole, list) else of_value(whole)
    except ValueError:
        return sum(of_value(json.loads(line)) for line in data.splitlines() if line.strip())


for path in sys.argv[1:]:
    print(count(path))
