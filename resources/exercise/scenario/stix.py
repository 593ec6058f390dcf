# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two milCERT bundles, STIX 2.1."""

import json
import uuid
from datetime import timedelta

from . import story
from .inventory import ASSETS, PLACES
from .story import at, of

NAMESPACE = uuid.UUID("6f2f4c1e-54a1-5d3c-9f0e-3b1f6b1d2a77")
SCO_NAMESPACE = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # STIX 2.1, 2.9
TLP_EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
INCIDENT_CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126"
TLP_IDS = {
    "TLP:CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487", "TLP:GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "TLP:AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421", "TLP:AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "TLP:RED": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
# STIX gives metres of uncertainty; nothing where only a country is known.
METRES = {"site": 500.0, "city": 12000.0}


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def derived(kind, *name):
    return f"{kind}--{uuid.uuid5(NAMESPACE, '|'.join(name))}"


def sco(kind, value):
    canonical = json.dumps({"value": value}, separators=(",", ":"), ensure_ascii=False)
    return {"type": kind, "spec_version": "2.1", "id": f"{kind}--{uuid.uuid5(SCO_NAMESPACE, canonical)}", "value": value}


class Bundle:
    def __init__(self, source, title, nation):
        self.source = source
        self.objects = {}
        self.extra = []  # raw text of what is broken on purpose
        self.created = stamp(at(28, "06:00"))
        self.me = self.add("identity", source, "TLP:CLEAR", name=title, identity_class="organization",
                           sectors=["defense"], contact_information=f"duty@{source}.example")
        del self.objects[self.me]["created_by_ref"]
        self.extension = derived("extension-definition", "mission-report")
        self.put({"type": "extension-definition", "spec_version": "2.1", "id": self.extension,
                  "created_by_ref": self.me, "created": self.created, "modified": self.created,
                  "name": "Mission incident report",
                  "description": "When it happened, how severe it is (0-100), its RSIT category, and what it touches.",
                  "schema": "https://exercise.example/mission-report.json", "version": "1.0.0",
                  "extension_types": ["toplevel-property-extension"],
                  "extension_properties": ["first_seen", "last_seen", "severity", "category", "affects"]})

    def put(self, thing):
        self.objects[thing["id"] + thing.get("modified", "")] = thing
        return thing["id"]

    def marking(self, label):
        known = f"marking-definition--{TLP_IDS[label]}"
        self.objects.setdefault(known, {
            "type": "marking-definition", "spec_version": "2.1", "id": known, "created": "2022-10-01T00:00:00.000Z",
            "name": label, "extensions": {TLP_EXTENSION: {"extension_type": "property-extension",
                                                          "tlp_2_0": label[4:].lower()}}})
        return known

    def add(self, kind, name_key, marking, /, *, when=None, modified=None, **properties):
        created = stamp(when) if when else self.created
        identity = derived(kind, self.source, name_key)
        thing = {"type": kind, "spec_version": "2.1", "id": identity,
                 "created_by_ref": derived("identity", self.source, self.source), "created": created,
                 "modified": stamp(modified) if modified else created, **properties,
                 "object_marking_refs": [self.marking(marking)]}
        self.objects[identity + (thing["modified"] if modified else "")] = thing
        return identity

    def link(self, source, kind, target, marking, **properties):
        return self.add("relationship", f"{source}|{kind}|{target}", marking, relationship_type=kind, source_ref=source,
                        target_ref=target, **properties)

    def asset(self, key, marking="TLP:AMBER"):
        """One of ours, under the inventory's own name and addresses."""
        a = ASSETS[key]
        if a.kind == "site":
            return self.add("identity", key, marking, name=a.name, identity_class="organization",
                            external_references=[{"source_name": "EUMSA inventory", "external_id": key}])
        identity = self.add("infrastructure", key, marking, name=a.name, infrastructure_types=["undefined"],
                            aliases=[key], external_references=[{"source_name": "EUMSA inventory", "external_id": key}])
        for address in a.addresses:
            node = sco("ipv6-addr" if ":" in address else "ipv4-addr", address)
            self.put(node)
            self.link(identity, "consists-of", node["id"], marking)
        return identity

    def location(self, report):
        city, _, lat, lon = PLACES[report.place]
        properties = {"country": report.country[:2], "latitude": lat, "longitude": lon}
        # ISO 3166-1 alpha-2 is what STIX asks for; ours are alpha-3.
        properties["country"] = {"FRA": "FR", "DEU": "DE", "ESP": "ES", "CIV": "CI", "GHA": "GH"}[report.country]
        if report.precision in METRES:
            properties |= {"city": city, "precision": METRES[report.precision]}
        else:  # a country has no point worth giving
            del properties["latitude"], properties["longitude"]
        name = city if report.precision in METRES else report.country
        return self.add("location", f"{name}|{report.precision}", "TLP:CLEAR", name=name, **properties)

    def incident(self, r, core, *, modified=None, **changes):
        properties = {"name": r.title, "description": r.text}
        if r.confidence is not None:
            properties["confidence"] = r.confidence
        if r.begin:
            properties["first_seen"] = stamp(r.begin)
        if r.end:
            properties["last_seen"] = stamp(r.end)
        properties |= {"severity": r.severity, "category": r.category, "affects": list(r.affects)} | changes
        properties["external_references"] = [{"source_name": self.source, "external_id": r.key}]
        properties |= story.SPECTRUM.get(r.key, {})
        extensions = {self.extension: {"extension_type": "toplevel-property-extension"}}
        if core:
            extensions[INCIDENT_CORE] = {"extension_type": "property-extension", "determination": "confirmed",
                                         "investigation_status": r.status, "criticality": properties["severity"],
                                         "incident_types": [r.category.split("/")[1]]}
        properties["extensions"] = extensions
        return self.add("incident", r.key, r.marking, when=r.reported, modified=modified, **properties)

    def text(self):
        parts = [json.dumps(o, ensure_ascii=False, separators=(", ", ": ")).encode() for o in self.objects.values()]
        parts += self.extra
        identity = f"bundle--{uuid.uuid5(NAMESPACE, self.source)}"
        return (b'{"type": "bundle", "id": "' + identity.encode() + b'", "objects": [\n'
                + b",\n".join(parts) + b"\n]}\n")


def fill(bundle, actor_name, core):
    reports = of(bundle.source)
    b = bundle
    actor = b.add("threat-actor", "heron", "TLP:AMBER", name=actor_name, aliases=["GREY HERON"],
                  threat_actor_types=["spy"], sophistication="advanced", resource_level="organization", confidence=50)
    campaign = b.add("campaign", "tide", "TLP:AMBER", name="Low Tide", first_seen=stamp(at(28, "01:50")),
                     objective="Plans and supply of the mission", confidence=50)
    loader = b.add("malware", "tidebreak", "TLP:GREEN", name="TIDEBREAK", is_family=True, malware_types=["downloader"],
                   description="Loader that keeps its next stage in memory.")
    c2 = b.add("infrastructure", "c2", "TLP:AMBER", name="Rented command and control server",
               infrastructure_types=["command-and-control"])
    web = b.add("infrastructure", "lure", "TLP:GREEN", name="Copy of the mission's login page",
                infrastructure_types=["phishing"])
    for owner, kind, value in [(c2, "ipv4-addr", story.C2_NODE), (c2, "ipv4-addr", story.DROP_NODE),
                               (c2, "domain-name", story.C2_HOST), (web, "ipv4-addr", story.PHISH_WEB),
                               (web, "domain-name", story.LURE_HOST)]:
        node = sco(kind, value)
        b.put(node)
        b.link(owner, "consists-of", node["id"], "TLP:GREEN")
    b.link(campaign, "attributed-to", actor, "TLP:AMBER")
    b.link(actor, "uses", loader, "TLP:AMBER")
    b.link(campaign, "uses", c2, "TLP:AMBER")
    b.link(campaign, "uses", web, "TLP:GREEN")
    b.link(loader, "beacons-to", c2, "TLP:AMBER")
    for name, technique in [("Spearphishing Link", "T1566.002"), ("Valid Accounts", "T1078"),
                            ("SMB/Windows Admin Shares", "T1021.002"), ("Exfiltration Over C2 Channel", "T1041")]:
        pattern = b.add("attack-pattern", technique, "TLP:CLEAR", name=name, external_references=[
            {"source_name": "mitre-attack", "external_id": technique,
             "url": "https://attack.mitre.org/techniques/" + technique.replace(".", "/")}])
        b.link(campaign, "uses", pattern, "TLP:AMBER")
    for name, pattern, label, marking in [
            ("Copy of the login page, address", f"[ipv4-addr:value = '{story.PHISH_WEB}']", "phishing", "TLP:GREEN"),
            ("Copy of the login page, name", f"[domain-name:value = '{story.LURE_HOST}']", "phishing", "TLP:GREEN"),
            ("Command and control, address", f"[ipv4-addr:value = '{story.C2_NODE}']", "malicious-activity",
             "TLP:AMBER"),
            ("Command and control, name", f"[domain-name:value = '{story.C2_HOST}']", "malicious-activity",
             "TLP:AMBER"),
            ("Drop server, address", f"[ipv4-addr:value = '{story.DROP_NODE}']", "malicious-activity",
             "TLP:AMBER+STRICT"),
            ("Lure sender", f"[email-addr:value = '{story.LURE_SENDER}']", "phishing", "TLP:GREEN")]:
        indicator = b.add("indicator", name, marking, name=name, pattern=pattern, pattern_type="stix",
                          indicator_types=[label], valid_from=stamp(at(28, "06:00")), confidence=70)
        b.link(indicator, "indicates", campaign, marking)
        if "address" in name:
            b.add("sighting", name, marking, sighting_of_ref=indicator, count=3 + len(name) % 5,
                  first_seen=stamp(at(28, "06:12")), last_seen=stamp(at(30, "02:52")), where_sighted_refs=[b.me])
    old = b.add("indicator", "withdrawn", "TLP:GREEN", name="Address of a content network, listed by mistake",
                pattern="[ipv4-addr:value = '198.51.100.9']", pattern_type="stix", valid_from=stamp(at(28, "06:00")))
    b.objects[old] |= {"revoked": True, "modified": stamp(at(28, "12:00"))}

    for r in reports:
        incident = b.incident(r, core)
        if r.place:
            b.link(incident, "located-at", b.location(r), r.marking)
        for key in r.affects:
            b.link(incident, "targets", b.asset(key), r.marking)
        if r.actor:
            b.link(incident, "attributed-to", campaign, r.marking)
        if story.C2_NODE in r.addresses or story.DROP_NODE in r.addresses:
            b.link(incident, "uses", c2, r.marking)
    b.add("report", "wrap-up", "TLP:AMBER", when=at(30, "18:00"), name=f"Low Tide, the view of {b.source}",
          published=stamp(at(30, "18:00")), report_types=["campaign"], object_refs=[campaign, actor, loader])
    return reports


def write():
    """Returns {file name: (bytes, accepted, quarantined, format)}."""
    fra = Bundle("milcert-fra", "milCERT France (exercise)", "FRA")
    reports = fill(fra, "GREY HERON", core=True)
    # The phishing report was raised when the stolen password was used: same id, later version.
    fra.incident(reports[0], True, modified=reports[0].reported + timedelta(hours=5), severity=70,
                 description=reports[0].text + " One password was used the same day.")
    fra.extra.append(b'{"type": "indicator", "spec_version": "2.1", "created": "2026-09-29T10:00:00.000Z", "modified": '
                     b'"2026-09-29T10:00:00.000Z", "name": "Sent without an id", "pattern": '
                     b'"[ipv4-addr:value = \'198.51.100.99\']", "pattern_type": "stix", "valid_from": '
                     b'"2026-09-29T10:00:00.000Z"}')
    fra.extra.append(b'{"type": "indicator", "spec_version": "2.1", "id": "indicator--0f3f6c0e-1c57-4f0b-8a2e-7d6f1d3a9b10", '
                     b'"created": "2026-13-29T10:00:00.000Z", "modified": "2026-13-29T10:00:00.000Z", "name": '
                     b'"Month thirteen", "pattern": "[ipv4-addr:value = \'198.51.100.98\']", "pattern_type": "stix", '
                     b'"valid_from": "2026-09-29T10:00:00.000Z"}')

    deu = Bundle("milcert-deu", "milCERT Germany (exercise)", "DEU")
    fill(deu, "Graureiher", core=False)
    deu.extra.append(b'{"type": "note", "spec_version": "2.1", "id": "note--5b0a86a5-7f0f-4bb0-9d0e-0d2a4b7f6c11", '
                     b'"created": "2026-09-29T10:00:00.000Z", "modified": "2026-09-29T10:00:00.000Z", "content": '
                     b'"Gr\xfc\xdfe aus dem falschen Zeichensatz", "object_refs": []}')
    # Accepted, though it points at nothing: what it names may come with a later bundle.
    deu.link(derived("campaign", "milcert-deu", "tide"), "targets", derived("identity", "nobody"), "TLP:GREEN")

    files = {}
    for bundle, bad in ((fra, 2), (deu, 1)):
        files[f"{bundle.source}/bundle.json"] = (bundle.text(), len(bundle.objects), bad, "stix")
    return files
