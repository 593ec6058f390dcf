#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the records of feed files without Watchfloor, for tests: one line a file, the number alone.

A record is an element of a JSON array, a line of NDJSON, an object of a STIX bundle, a line of a Zeek or syslog
log that is not blank, an incident of IODEF, an alert or heartbeat of IDMEF, a key, node or edge of GraphML (with all
that stands inside a node), a node or edge of GML, a row of a grid's table, or else the file: one without records is one
record that says so.
"""
import csv
import gzip
import io
import json
import re
import sys
import xml.etree.ElementTree


def of_value(value):
    if isinstance(value, dict) and value.get("type") == "bundle" and value.get("objects"):
        return len(value["objects"])
    # What MISP exports and CISA's catalogue hold.
    for name, beside in (("response", "response"), ("vulnerabilities", "catalogVersion")):
        if isinstance(value, dict) and beside in value and isinstance(value.get(name), list):
            return len(value[name]) or 1
    return 1


def of_values(text):
    """Values one after another; what no decoder reads is one record with all that follows it."""
    decoder = json.JSONDecoder()
    text = text.strip()
    at = found = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except ValueError:
            return found + 1
        found += of_value(value)
        while at < len(text) and text[at].isspace():
            at += 1
    return found


def of_graphml(data):
    """The outermost keys, nodes and edges."""
    found = depth = 0
    for event, element in xml.etree.ElementTree.iterparse(io.BytesIO(data), ("start", "end")):
        if element.tag.rpartition("}")[2] in ("key", "node", "edge"):
            found += event == "start" and depth == 0
            depth += 1 if event == "start" else -1
    return found


def count(path):
    data = open(path, "rb").read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    if path.endswith((".csv", ".csv.gz")):  # of the power grid, whose cells stand in single quotes
        return sum(1 for _ in csv.reader(io.StringIO(data.decode()), quotechar="'")) - 1
    if data[:1] == b"#" or path.endswith(".log") or "/fail2ban/" in path:
        return sum(1 for line in data.split(b"\n") if line.strip())
    if data.lstrip()[:1] == b"<":
        data = re.sub(rb"<!--.*?-->", b"", data, flags=re.S)
        if b"<graphml" in data:
            return of_graphml(data)
        if b"http://cyclonedx.org/schema/bom/" in data:
            return 1
        return len(re.findall(rb"<(?:\w+:)?(?:Incident|Alert|Heartbeat)[\s/>]", data))
    if path.endswith(".gml"):
        return len(re.findall(rb"(?m)^\s*(?:node|edge)\s*\[", data))
    try:
        whole = json.loads(data)
        return sum(map(of_value, whole)) or 1 if isinstance(whole, list) else of_value(whole)
    except ValueError:
        return of_values(data.decode("utf-8", "replace")) or 1


for path in sys.argv[1:]:
    print(count(path))
