#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the records of feed files without Watchfloor, for tests: one line a file, the number alone.

A record is an element of a JSON array, a line of NDJSON, an object of a STIX bundle, or else the file:
one without records is one record that says so.
"""
import gzip
import json
import sys


def of_value(value):
    if isinstance(value, dict) and value.get("type") == "bundle" and value.get("objects"):
        return len(value["objects"])
    return 1


def count(path):
    data = open(path, "rb").read()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    try:
        whole = json.loads(data)
        return sum(map(of_value, whole)) or 1 if isinstance(whole, list) else of_value(whole)
    except ValueError:
        return sum(of_value(json.loads(line)) for line in data.splitlines() if line.strip()) or 1


for path in sys.argv[1:]:
    print(count(path))
