#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: components.py WATCHFLOORCTL DATA
# Reads real bills of materials by itself, lets watchfloorctl ingest the same files, and compares what the two say of who
# needs whom in them: by which shortest chain an asset has a component, and how many components need it. No code is shared.
import collections
import gzip
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse

program, data = sys.argv[1:3]
bills = ["keycloak-10.0.2__bom.json.gz", "laravel-7.12.0__bom.1.4.json", "juice-shop__v11.1.2__bom.json"]

if not os.path.isdir(f"{data}/sbom"):
    print(f"no {data}/sbom")
    sys.exit(1 if os.environ.get("CI") == "true" else 77)

failures = 0


def check(what, ours, theirs):
    global failures
    if ours != theirs:
        failures += 1
        print(f"FAIL {what}\n     watchfloorctl: {str(ours)[:400]}\n     here:          {str(theirs)[:400]}")


def package(purl):
    """What a package goes by wherever it is listed: no qualifiers, and letters of its path in any case."""
    path, at, version = purl.split("#")[0].split("?")[0].rpartition("@")
    return urllib.parse.unquote(path).lower() + at + urllib.parse.unquote(version)


class Bill:
    """What a document says, in its own references; what has one package URL is one component."""

    def __init__(self, path):
        with (gzip.open if path.endswith(".gz") else open)(path, "rt") as file:
            self.document = json.load(file)
        one_of, self.key = {}, {}
        for part in self.document["components"]:
            self.key[part.get("bom-ref", part["purl"])] = one_of.setdefault(package(part["purl"]), part["purl"])
        # Of several purls for one component the program may name any.
        self.same = {}
        for part in self.document["components"]:
            self.same[part["purl"]] = one_of[package(part["purl"])]
        root = self.document["metadata"]["component"] if "component" in self.document.get("metadata", {}) else {}
        self.key[root.get("bom-ref")] = "root"
        self.name = root.get("name", self.document.get("serialNumber", ""))
        self.parts = sorted(set(one_of.values()))
        self.needs, self.needed_by = collections.defaultdict(set), collections.defaultdict(set)
        for entry in self.document.get("dependencies", []):
            for need in entry.get("dependsOn", []):
                a, b = self.key[entry["ref"]], self.key[need]
                if a != b:
                    self.needs[a].add(b)
                    self.needed_by[b].add(a)
        self.steps = self.distances(["root"])
        # What no chain of needs leads to begins where nobody is said to need it.
        loose = [p for p in self.parts if p not in self.steps]
        self.listed = [p for p in loose if not self.needed_by[p]]
        self.from_list = self.distances(self.listed)

    def distances(self, starts):
        found = {start: 0 for start in starts}
        waiting = collections.deque(starts)
        while waiting:
            node = waiting.popleft()
            for other in self.needs[node]:
                if other not in found:
                    found[other] = found[node] + 1
                    waiting.append(other)
        return found

    def closure(self, node, edges):
        found, waiting = {node}, [node]
        while waiting:
            for other in edges[waiting.pop()]:
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return len(found - {node, "root"})


with tempfile.TemporaryDirectory() as folder:
    store = f"{folder}/bills.watchfloor"

    def ctl(*words):
        run = subprocess.run([program, "--store", store, "--json", *words], capture_output=True, text=True, check=False)
        if run.returncode:
            print(run.stderr)
            sys.exit(f"watchfloorctl {' '.join(words)} ended with {run.returncode}")
        return [json.loads(line) for line in run.stdout.splitlines()]

    ctl("ingest", "--source", "bills", *(f"{data}/sbom/{name}" for name in bills))
    asked = chained = 0
    for name in bills:
        bill = Bill(f"{data}/sbom/{name}")
        asset = next(hit["id"] for hit in ctl("search", bill.name) if hit["id"].startswith("asset--"))
        # All of a small bill; of a large one every so many, and what stands deepest and what most need.
        deepest = sorted(bill.parts, key=lambda p: -max(bill.steps.get(p, 0), bill.from_list.get(p, 0)))[:10]
        widest = sorted(bill.parts, key=lambda p: -len(bill.needed_by[p]))[:10]
        some = bill.parts if len(bill.parts) < 100 else bill.parts[::25] + deepest + widest
        for part in some:
            (said,) = [one for one in ctl("path", asset, part) if bill.same[one["component"]] == part]
            asked += 1
            path = [bill.same.get(step, "root") for step in said["path"]]
            what = f"{name}: {part}: "
            tells = any(bill.needs.values())
            check(what + "tells needs", said["tells_needs"], tells)
            check(what + "depends", said["depends"], part in bill.steps)
            steps = bill.steps[part] if part in bill.steps else bill.from_list.get(part, 0) + 1
            check(what + "steps", len(path) - 1, steps)
            check(what + "ends", (said["path"][0], path[-1]), (asset, part))
            for a, b in zip(path, path[1:]):
                is_listed = a == "root" and b in bill.listed and part not in bill.steps
                check(what + f"{a} needs {b}", is_listed or b in bill.needs[a], True)
            check(what + "dependants", said["dependants"], bill.closure(part, bill.needed_by))
            check(what + "needs", said["needs"], bill.closure(part, bill.needs))
            chained += len(path) > 2
    check("chains of several steps", chained > 50, True)
    print(f"{asked} components asked for, {chained} of them behind others")

print("all the same" if failures == 0 else f"{failures} differences")
sys.exit(1 if failures else 0)
