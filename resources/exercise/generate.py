#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the exercise's feeds beside itself. The same seed gives the same bytes.

usage: generate.py [--seed N] [--out DIR]
"""

import argparse
import json
import pathlib
import random

from scenario import inventory, operations, sensors, stix, story, tickets

SEED = 20260928

SOURCES = [
    # slug, name, kind, nation, reliability, default marking, clock offset, cadence
    ("eumsa-inventory", "EUMSA Guinea J6 inventory", "partner", "EUR", "B", "TLP:AMBER", 0, 0),
    ("sensor-ohq", "Sensor Brest headquarters", "sensor", "EUR", "A", "TLP:AMBER", 0, 1800),
    ("sensor-log", "Sensor Las Palmas logistics hub", "sensor", "EUR", "A", "TLP:AMBER", 0, 1800),
    ("sensor-fhq", "Sensor Abidjan headquarters", "sensor", "EUR", "B", "TLP:AMBER", 42, 1800),
    ("milcert-fra", "milCERT France (exercise)", "milcert", "FRA", "A", "TLP:AMBER", 0, 28800),
    ("milcert-deu", "milCERT Germany (exercise)", "milcert", "DEU", "B", "TLP:AMBER", 0, 28800),
    ("soc-scaldis", "Scaldis SOC Antwerp", "soc", "BEL", "B", "TLP:AMBER", 0, 43200),
    ("soc-aurora", "Aurora Managed Security Tallinn", "soc", "EST", "C", "TLP:AMBER", 0, 43200),
    ("j3-cell", "EUMSA Guinea J3 operations cell", "partner", "EUR", "B", "TLP:AMBER", 0, 28800),
]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent)
    chosen = options.parse_args()

    rng = random.Random(chosen.seed)
    seen, truth = sensors.write(rng)
    files = inventory.write() | seen | stix.write() | tickets.write() | operations.write()
    source_of = {"inventory": "eumsa-inventory"}
    listed, expected = [], {}
    for name, (data, accepted, quarantined, kind) in files.items():
        path = chosen.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        folder = name.split("/")[0]
        listed.append({"path": name, "source": source_of.get(folder, folder)})
        expected[name] = {"format": kind, "accepted": accepted, "quarantined": quarantined}

    keys = ["slug", "name", "kind", "nation", "reliability", "default_marking", "clock_offset_s", "cadence_s"]
    feeds = {"context": "exercise", "sources": [dict(zip(keys, s)) for s in SOURCES], "files": listed}
    # Which reports and events belong together: only the score of core/fusion's rules reads it.
    truth = {"reports": story.truth_of_reports(), "observations": truth}
    (chosen.out / "truth.json").write_text(json.dumps(truth, separators=(",", ":")) + "\n", encoding="utf-8")
    for name, value in (("feeds.json", feeds), ("expected.json", expected)):
        (chosen.out / name).write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
