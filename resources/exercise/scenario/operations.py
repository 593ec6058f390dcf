# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The force headquarters' operations cell: operations of either side, and what happens in the other two domains."""

from datetime import datetime, timezone

from .stix import Bundle, stamp
from .story import at

EVENTS = [
    # key, name, text, severity, category, begin, end, targets, more
    ("EM-1", "Uplink jamming at the Las Palmas terminal",
     "Carrier swept across the uplink while the planning server was sending. Direction finding points out to sea.", 60,
     "availability/sabotage", at(30, "01:05"), at(30, "02:40"), ["SITE-LPA"],
     {"domain": "electromagnetic", "band": "C band uplink 5.925-6.425 GHz", "lat": 28.121, "lon": -15.33,
      "precision": "site", "radius_km": 60, "country": "ESP"}),
    ("EM-2", "GNSS spoofing in the approaches to Lomé",
     "Patrol boats of the training detachment were shown eleven miles inland.", 50, "availability/sabotage",
     at(29, "19:10"), at(29, "20:05"), ["SITE-LFW"],
     {"domain": "electromagnetic", "band": "GNSS L1 1575.42 MHz",
      "area": [[1.02, 6.02], [1.52, 6.02], [1.62, 5.72], [1.27, 5.52], [0.97, 5.72]], "lat": 5.86, "lon": 1.27,
      "precision": "site", "country": "TGO"}),
    ("EM-3", "VHF channel 16 blocked off Abidjan",
     "Open carrier for twenty minutes; a tender could not reach the port.", 45, "availability/sabotage",
     at(30, "09:05"), at(30, "09:25"), ["SITE-ABJ-PORT"],
     {"domain": "electromagnetic", "band": "VHF 156.8 MHz", "lat": 5.23, "lon": -4.0, "precision": "site",
      "radius_km": 25, "country": "CIV"}),
    ("INF-1", "\"The mission cut the cable\"",
     "The same pictures of a survey ship in four languages within the hour of the fault.", 45, "other/other",
     at(29, "09:20"), at(29, "18:00"), ["SITE-ABJ"],
     {"domain": "cognitive", "narrative": "The mission cut the cable to listen in", "lat": 5.33, "lon": -4.02,
      "precision": "city", "city": "Abidjan", "radius_km": 80, "country": "CIV",
      "channels": ["short video", "two local radio stations"]}),
    ("INF-2", "\"Foreign soldiers steal fuel in Tema\"",
     "Queues at filling stations; accounts made the same week ask for a march to the depot.", 55, "other/other",
     at(30, "06:40"), at(30, "16:30"), ["DEP-TEM"],
     {"domain": "cognitive", "narrative": "Foreign soldiers steal the country's fuel", "lat": 5.67, "lon": -0.01,
      "precision": "city", "city": "Tema", "radius_km": 50, "country": "GHA",
      "channels": ["messenger groups", "short video"]}),
    ("INF-3", "Forged press statement of the mission",
     "A copy of the portal's front page with an invented statement; the portal itself was slow at that hour.", 40,
     "other/other", at(29, "19:20"), None, ["SVC-WEB"],
     {"domain": "cognitive", "narrative": "The mission admits a cover-up", "lat": 48.39, "lon": -4.486,
      "precision": "city", "city": "Brest", "country": "FRA", "channels": ["forged web page"]}),
]


def item(key, text, state="unknown", when=None):
    seen = {"by": "J2 watch", "at": stamp(when)} if when else {}
    return {"key": key, "text": text, "state": state} | seen


def later(day, clock):
    h, m = clock.split(":")
    return stamp(datetime(2026, 10, day, int(h), int(m), tzinfo=timezone.utc))


def write():
    """Returns {file name: (bytes, accepted, quarantined, format)}."""
    b = Bundle("j3-cell", "EUMSA Guinea J3 operations cell", "EUR")
    extension = {b.extension: {"extension_type": "toplevel-property-extension"}}
    b.add("campaign", "ebb-tide", "TLP:AMBER", when=at(30, "15:40"), name="Ebb Tide", confidence=60,
          description="Expected attempt on fuel ordering and the port of Abidjan before the convoy leaves.",
          side="adversary", **{"from": later(1, "04:00"), "to": later(2, "20:00")}, warning_hours=24, threshold=3,
          targets=["SVC-FUEL", "SITE-ABJ-PORT"], indicators=[
              item("IW-1", "New look-alike names of the fuel supplier registered", "observed", at(30, "10:20")),
              item("IW-2", "Scanning of the fuel gateway from rented servers", "observed", at(30, "13:45")),
              item("IW-3", "Narrative about stolen fuel pushed on two channels or more", "observed", at(30, "15:30")),
              item("IW-4", "Jamming rehearsed off Abidjan at the convoy's hour", "not-observed", at(30, "15:35")),
              item("IW-5", "Supplier's staff approached by unknown recruiters")], extensions=extension)
    b.add("operation", "pentest-web", "TLP:GREEN", when=at(28, "08:00"), name="Penetration test of the mission web servers",
          description="Announced by J6; scanning and exploit attempts from one machine in Brest.", side="friendly",
          kind="penetration-test", **{"from": stamp(at(28, "14:00")), "to": stamp(at(28, "16:00"))},
          targets=["HST-WEB-BRE", "HST-FILES-BRE"], source_addresses=["10.20.9.50"], confidence=100,
          extensions=extension)
    b.add("operation", "rrt-lpa", "TLP:AMBER", when=at(30, "05:30"), name="Cyber rapid response team at Las Palmas",
          description="Imaging of the logistics planning server; their collector scans the hub's servers.",
          side="friendly", kind="deployment", **{"from": stamp(at(30, "06:00")), "to": later(3, "18:00")},
          targets=["HST-LOGPLAN", "HST-LOGDB"], source_addresses=["10.30.9.10"], confidence=100, extensions=extension)
    b.add("operation", "maintenance-backup", "TLP:GREEN", when=at(29, "12:00"), name="Change of backup storage, Brest",
          description="Backup and restore are offline for two hours.", side="friendly", kind="maintenance",
          **{"from": later(1, "22:00"), "to": later(2, "00:30")}, warning_hours=12, targets=["SVC-BACKUP"],
          confidence=90, extensions=extension)
    for key, name, text, severity, category, begin, end, targets, more in EVENTS:
        times = {"first_seen": stamp(begin)} | ({"last_seen": stamp(end)} if end else {})
        b.add("incident", key, "TLP:AMBER", when=begin, name=name, description=text, severity=severity,
              category=category, affects=targets, confidence=60, **times, **more,
              external_references=[{"source_name": b.source, "external_id": key}], extensions=extension)
    return {"j3-cell/bundle.json": (b.text(), len(b.objects), 0, "stix")}
