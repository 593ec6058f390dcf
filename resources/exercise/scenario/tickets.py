# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two SOC exports that agree on nothing but being CSV."""

import csv
import io
from datetime import datetime
from zoneinfo import ZoneInfo

from .inventory import PLACES
from .story import of

BRUSSELS = ZoneInfo("Europe/Brussels")

DUTCH_PRECISION = {"site": "locatie", "city": "stad", "country": "land", "": ""}
DUTCH_STATUS = {"open": "In behandeling", "closed": "Afgesloten"}
DUTCH_TYPE = {
    "fraud/phishing": "Phishing", "malicious-code/infected-system": "Malware", "availability/ddos": "DDoS",
    "availability/sabotage": "Storing (opzet)", "intrusions/system-compromise": "Inbraak",
    "information-content-security/data-loss": "Gegevensverlies",
    "information-content-security/unauthorised-information-modification": "Gijzelsoftware",
    "availability/outage": "Uitval", "intrusions/unprivileged-account-compromise": "Accountmisbruik",
}
ENGLISH_TYPE = {
    "fraud/phishing": "Phishing", "test/test": "Exercise / test", "availability/ddos": "DDoS",
    "information-content-security/data-leak": "Data leak", "availability/outage": "Outage",
    "malicious-code/malware-distribution": "Malicious attachment",
}


def dutch_severity(value):
    return "Kritiek" if value >= 80 else "Hoog" if value >= 60 else "Middel" if value >= 40 else "Laag"


def english_severity(value):
    return ("Sev-1 Critical" if value >= 80 else "Sev-2 High" if value >= 60 else "Sev-3 Medium" if value >= 40
            else "Sev-4 Low" if value >= 20 else "Sev-5 Info")


def position(report):
    if not report.place:
        return None, None, ""
    if report.place.startswith("@"):
        lat, lon = report.place[1:].split(",")
        return float(lat), float(lon), ""
    city, _, lat, lon = PLACES[report.place]
    return lat, lon, "" if report.precision == "country" else city


def local(moment):
    return moment.astimezone(BRUSSELS).strftime("%d-%m-%Y %H:%M") if moment else ""


def scaldis():
    """Semicolons, Windows-1252, CRLF, Brussels wall clock, decimal commas, Dutch column names."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Ticketnr", "Aangemaakt", "Begin", "Einde", "Titel", "Omschrijving", "Ernst", "Type",
                     "Getroffen systemen", "IP-adressen", "Plaats", "Land", "Breedte", "Lengte", "Nauwkeurigheid",
                     "Markering", "Status", "Zekerheid (%)", "Dader"])
    for r in of("soc-scaldis"):
        lat, lon, city = position(r)
        writer.writerow([r.key, local(r.reported), local(r.begin), local(r.end), r.title, r.text,
                         dutch_severity(r.severity), DUTCH_TYPE[r.category], ", ".join(r.affects),
                         ", ".join(r.addresses), city, r.country, str(lat).replace(".", ","),
                         str(lon).replace(".", ","), DUTCH_PRECISION[r.precision], r.marking,
                         DUTCH_STATUS[r.status], r.confidence, r.actor])
    good = text.getvalue().encode("cp1252")
    bad = ("SC-2026-0931;30-09-2026 15:00;31-09-2026 14:10;;Dag bestaat niet;;Laag;Uitval;;;;BEL;;;;TLP:GREEN;"
           "In behandeling;50;\r\n"
           "SC-2026-0932;30-09-2026 15:20;30-09-2026 14:10;Rij afgebroken\r\n").encode("cp1252")
    return {"soc-scaldis/tickets_export.csv": (good + bad, len(of("soc-scaldis")), 2, "soc-csv")}


def aurora():
    """Commas, UTF-8 with a byte order mark, ISO 8601 with Z."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(["incident_id", "created_at", "first_seen", "last_seen", "summary", "details", "severity",
                     "classification", "affected_hosts", "indicator_ips", "city", "country", "latitude", "longitude",
                     "geo_precision", "sharing", "state", "confidence"])

    def iso(moment):
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else ""

    for r in of("soc-aurora"):
        lat, lon, city = position(r)
        writer.writerow([r.key, iso(r.reported), iso(r.begin), iso(r.end), r.title, r.text,
                         english_severity(r.severity), ENGLISH_TYPE[r.category], " ".join(r.affects),
                         " ".join(r.addresses), city, r.country, lat, lon, r.precision, r.marking, r.status,
                         r.confidence])
    bad = (b"AUR-77160,2026-13-01T10:00:00Z,2026-13-01T09:00:00Z,,Month thirteen,,Sev-4 Low,Outage,,,,EST,,,,TLP:GREEN,open,50\n"
           b",2026-09-30T15:00:00Z,2026-09-30T14:00:00Z,,Ticket without a number,,Sev-4 Low,Outage,,,,EST,,,,TLP:GREEN,open,50\n"
           b"AUR-77163,2026-09-30T15:30:00Z,2026-09-30T15:00:00Z,,Caf\xe9 terminal offline,,Sev-4 Low,Outage,,,,EST,,,,TLP:GREEN,open,50\n")
    return {"soc-aurora/incidents.csv": (b"\xef\xbb\xbf" + text.getvalue().encode() + bad, len(of("soc-aurora")), 3,
                                         "soc-csv")}


def write():
    assert datetime(2026, 9, 28, tzinfo=BRUSSELS).utcoffset().total_seconds() == 7200
    return scaldis() | aurora()
