# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The forty reports: who says what, when, of which assets. Times are UTC."""

from datetime import datetime, timedelta, timezone

START = datetime(2026, 9, 28, tzinfo=timezone.utc)
END = START + timedelta(days=3)


def at(day, clock):
    """at(29, "02:10") is 29 September 2026, 02:10 UTC."""
    h, m = clock.split(":")
    return datetime(2026, 9, day, int(h), int(m), tzinfo=timezone.utc)


PHISH_WEB = "203.0.113.66"
LOGIN_FROM = "198.51.100.23"
C2_NODE = "203.0.113.140"
DROP_NODE = "203.0.113.141"
LOADER_NODE = "198.51.100.77"
LURE_HOST = "login.eumsa-portal.example"
LURE_SENDER = "clearance@port-schedule.example"
C2_HOST = "cdn.tide-metrics.example"


class Report:
    """One incident as one source tells it."""

    def __init__(self, key, source, reported, title, text, severity, category, marking, *, begin=None, end=None,
                 affects=(), place=None, precision="", country="", nations=(), addresses=(), actor="", confidence=None,
                 status="open"):
        self.__dict__.update(locals())
        del self.__dict__["self"]


REPORTS = [
    # --- milCERT France (exercise) ---
    Report("FRA-01", "milcert-fra", at(28, "09:05"), "Credential phishing against mission staff: port clearance lure",
           "Mails in the name of a port authority lead to a copy of the mission's login page. Three staff opened it.",
           55, "fraud/phishing", "TLP:GREEN", begin=at(28, "06:12"), end=at(28, "07:55"),
           affects=["SVC-MAIL", "HST-MX-BRE", "HST-WS-BRE-014"], place="BRE", precision="site", country="FRA",
           addresses=[PHISH_WEB], actor="GREY HERON", confidence=70),
    Report("FRA-02", "milcert-fra", at(28, "13:40"), "Valid account used from an unusual network on the mission VPN",
           "The account of a J4 desk officer logged in from an address never seen before, twelve minutes after a "
           "login at the desk in Brest.",
           70, "intrusions/unprivileged-account-compromise", "TLP:AMBER", begin=at(28, "13:02"), end=at(28, "13:31"),
           affects=["HST-VPN-BRE", "SVC-VPN"], place="BRE", precision="site", country="FRA", addresses=[LOGIN_FROM],
           confidence=85),
    Report("FRA-03", "milcert-fra", at(28, "20:10"), "Denial of service against the coordination centre portal",
           "Flood of small packets and HTTP requests; naval staff cannot read partner notices.",
           60, "availability/ddos", "TLP:AMBER", begin=at(28, "19:28"), end=at(28, "23:45"),
           affects=["APP-GMCC-PORTAL", "SVC-PARTNER"], place="ACC", precision="site", country="GHA", confidence=80),
    Report("FRA-04", "milcert-fra", at(29, "03:55"), "Lateral movement from Brest to the logistics planning server",
           "Remote service creation from a workstation in Brest on the logistics planning server in Las Palmas, with "
           "the account of the morning's VPN login.",
           85, "intrusions/system-compromise", "TLP:AMBER+STRICT", begin=at(29, "02:10"), end=at(29, "03:25"),
           affects=["HST-LOGPLAN", "HST-WS-BRE-014", "SVC-LOGPLAN"], place="LPA", precision="site", country="ESP",
           actor="GREY HERON", confidence=85),
    Report("FRA-05", "milcert-fra", at(29, "06:30"), "GNSS and SATCOM interference off Abidjan",
           "Timing receiver lost lock for eleven minutes, terminal reports raised noise on the downlink. Source "
           "unknown, moving.",
           65, "availability/sabotage", "TLP:AMBER", begin=at(29, "05:48"), end=at(29, "06:25"),
           affects=["SAT-TRM-ABJ", "SAT-GNSS-ABJ"], place="ABJ", precision="city", country="CIV", confidence=60),
    Report("FRA-06", "milcert-fra", at(29, "08:50"), "Cable fault on Guinea Link 1 between Dakar and Abidjan",
           "The operator lost light on both fibre pairs. The Force Headquarters runs on SATCOM and the eastern route.",
           60, "availability/outage", "TLP:GREEN", begin=at(29, "08:20"), affects=["CBL-GL1-4", "CLS-ABJ"],
           place="ABJ", precision="country", country="CIV", confidence=90),
    Report("FRA-07", "milcert-fra", at(29, "12:10"), "Second phishing wave against liaison offices",
           "Same kit, new lure: travel reimbursement.", 50, "fraud/phishing", "TLP:GREEN", begin=at(29, "10:40"),
           end=at(29, "11:50"), affects=["LO-PAR", "LO-WAW", "LO-ROM"], place="PAR", precision="city", country="FRA",
           addresses=[PHISH_WEB], actor="GREY HERON", confidence=70),
    Report("FRA-08", "milcert-fra", at(30, "03:20"), "Data staged and sent out from the logistics planning server",
           "About 1.2 GB of convoy, fuel and port call plans left over TLS in 48 minutes.",
           90, "information-content-security/data-leak", "TLP:RED", begin=at(30, "01:15"), end=at(30, "02:52"),
           affects=["HST-LOGPLAN", "HST-LOGDB", "SVC-LOGPLAN"], place="LPA", precision="site", country="ESP",
           addresses=[DROP_NODE], actor="GREY HERON", confidence=85),
    Report("FRA-09", "milcert-fra", at(30, "09:30"), "SATCOM uplink degraded again at the Force Headquarters",
           "Second period of raised noise, weaker than yesterday's.", 55, "availability/sabotage", "TLP:AMBER",
           begin=at(30, "08:55"), end=at(30, "09:20"), affects=["SAT-TRM-ABJ"], place="ABJ", precision="city",
           country="CIV", confidence=50),
    Report("FRA-10", "milcert-fra", at(30, "16:10"), "Assessment: campaign Low Tide aims at the mission's logistics",
           "Phishing, the logistics server and the supplier are judged to be one effort. The denial of service and the "
           "cable fault are not.", 70, "other/other", "TLP:RED", affects=["SVC-LOGPLAN", "SVC-FUEL"],
           actor="GREY HERON", confidence=50),
    Report("FRA-11", "milcert-fra", at(30, "17:00"), "Mission credentials offered for sale on a closed forum",
           "Offer without a date; at least two accounts are genuine.", 45,
           "information-content-security/unauthorised-information-access", "TLP:AMBER", affects=["SVC-IDENT"],
           country="FRA", place="PAR", precision="country", confidence=30),
    # --- milCERT Germany (exercise) ---
    Report("DEU-01", "milcert-deu", at(28, "10:00"), "Phishing mail with port clearance lure at liaison office Berlin",
           "One mail, not opened.", 40, "fraud/phishing", "TLP:GREEN", begin=at(28, "06:40"), end=at(28, "06:40"),
           affects=["LO-BER"], place="BER", precision="city", country="DEU", addresses=[PHISH_WEB], confidence=85),
    Report("DEU-02", "milcert-deu", at(28, "15:10"), "Broad scanning of mission web servers, intrusion suspected",
           "Systematic scanning and exploit attempts seen from inside the mission network.", 75,
           "information-gathering/scanner", "TLP:AMBER", begin=at(28, "14:02"), end=at(28, "15:58"),
           affects=["HST-WEB-BRE", "HST-FILES-BRE"], place="BRE", precision="site", country="FRA",
           addresses=["10.20.9.50"], confidence=50),
    Report("DEU-03", "milcert-deu", at(28, "21:30"), "Denial of service on maritime coordination portal, moderate effect",
           "Pages slow but reachable from Germany.", 45, "availability/ddos", "TLP:CLEAR", begin=at(28, "19:45"),
           affects=["APP-GMCC-PORTAL"], place="ACC", precision="country", country="GHA", confidence=50),
    Report("DEU-04", "milcert-deu", at(29, "04:40"), "Loader TIDEBREAK on a mission workstation",
           "Memory image of the desk officer's workstation matches the loader known since spring.", 75,
           "malicious-code/infected-system", "TLP:AMBER", begin=at(28, "07:41"), affects=["HST-WS-BRE-014"],
           place="BRE", precision="site", country="FRA", addresses=[LOADER_NODE], actor="GREY HERON", confidence=85),
    Report("DEU-05", "milcert-deu", at(29, "07:10"), "GNSS jamming reported by merchant vessels, Gulf of Guinea",
           "Four vessels within sixty kilometres lost position for minutes.", 50, "availability/sabotage", "TLP:GREEN",
           begin=at(29, "05:30"), end=at(29, "06:40"), affects=["SVC-AIS"], place="ABJ", precision="country",
           country="CIV", confidence=50),
    Report("DEU-06", "milcert-deu", at(29, "09:40"), "Loss of capacity between Dakar and Abidjan, cause unknown",
           "Traffic to Abidjan fell at 07:35 by our measurements, three quarters of an hour before the operator's time.",
           70, "availability/outage", "TLP:AMBER", begin=at(29, "07:35"), affects=["CBL-GL1-4"], place="ABJ",
           precision="country", country="CIV", confidence=60),
    Report("DEU-07", "milcert-deu", at(29, "16:20"), "Command and control traffic from the logistics hub",
           "Regular TLS sessions to a rented server, certificate shared with the loader's stage.", 80,
           "malicious-code/c2-server", "TLP:AMBER+STRICT", begin=at(29, "03:30"), affects=["HST-LOGPLAN"], place="LPA",
           precision="site", country="ESP", addresses=[C2_NODE], actor="GREY HERON", confidence=85),
    Report("DEU-08", "milcert-deu", at(29, "19:45"), "Denial of service on the mission's public portal",
           "Same sources as on the coordination centre's portal.", 50, "availability/ddos", "TLP:CLEAR",
           begin=at(29, "18:58"), end=at(29, "20:20"), affects=["HST-WEB-BRE", "SVC-WEB"], place="BRE",
           precision="city", country="FRA", confidence=70),
    Report("DEU-09", "milcert-deu", at(30, "05:00"), "Exfiltration from logistics hub suspected",
           "Volume seen at an exchange point, content unknown.", 65, "information-content-security/data-leak",
           "TLP:RED", begin=at(30, "02:05"), end=at(30, "02:55"), affects=["HST-LOGPLAN"], place="LPA",
           precision="city", country="ESP", addresses=[DROP_NODE], confidence=50),
    Report("DEU-10", "milcert-deu", at(30, "11:00"), "VPN gateway firmware two releases behind the vendor's advisory",
           "Found in a survey without a date.", 35, "vulnerable/vulnerable-system", "TLP:GREEN",
           affects=["HST-VPN-BRE"], place="BRE", precision="country", country="FRA", confidence=70),
    # --- Scaldis SOC, Antwerp: fuel supplier and its harbour ---
    Report("SC-2026-0911", "soc-scaldis", at(28, "09:30"), "Phishing mail \"port clearance\" to planning staff",
           "Two recipients, one click. Password reset done.", 45, "fraud/phishing", "TLP:GREEN", begin=at(28, "06:25"),
           end=at(28, "08:10"), affects=["SITE-MF-ANR"], place="ANR", precision="site", country="BEL",
           addresses=[PHISH_WEB], confidence=80, status="closed"),
    Report("SC-2026-0912", "soc-scaldis", at(28, "11:15"), "Unknown remote support tool on a planning PC",
           "Installed by a user's account at night; vendor does not know it.", 50, "malicious-code/infected-system",
           "TLP:AMBER", begin=at(28, "01:50"), affects=["HST-MF-DC"], place="ANR", precision="site", country="BEL",
           confidence=60),
    Report("SC-2026-0915", "soc-scaldis", at(28, "22:40"), "Partner portal in Accra not reachable for fuel orders",
           "Orders sent by phone since 19:40 UTC.", 65, "availability/ddos", "TLP:AMBER", begin=at(28, "19:40"),
           end=at(29, "00:05"), affects=["APP-GMCC-PORTAL"], place="ACC", precision="city", country="GHA",
           confidence=70, status="closed"),
    Report("SC-2026-0918", "soc-scaldis", at(29, "6:50"), "AIS jumps of tanker Meridian Lomé near Abidjan",
           "Position jumps of up to 40 nautical miles.", 30, "availability/sabotage", "TLP:GREEN",
           begin=at(29, "05:35"), end=at(29, "06:35"), affects=["SVC-AIS"], place="ABJ", precision="city",
           country="CIV", confidence=50),
    Report("SC-2026-0921", "soc-scaldis", at(29, "15:05"), "Ransomware precursor: TIDEBREAK loader on directory server",
           "Loader in memory, two new domain administrators.", 75, "intrusions/system-compromise", "TLP:AMBER+STRICT",
           begin=at(29, "13:20"), affects=["HST-MF-DC", "NET-MF-IT"], place="ANR", precision="site", country="BEL",
           addresses=[LOADER_NODE], actor="GREY HERON", confidence=85),
    Report("SC-2026-0922", "soc-scaldis", at(29, "18:20"), "Deletion of backups attempted on the fuel ordering server",
           "Blocked by the storage's retention lock.", 85, "information-content-security/data-loss",
           "TLP:AMBER+STRICT", begin=at(29, "17:42"), end=at(29, "18:05"), affects=["APP-MF-ORDER"], place="ANR",
           precision="site", country="BEL", confidence=85),
    Report("SC-2026-0925", "soc-scaldis", at(30, "06:10"), "Encryption stopped at depot Tema, ordering offline",
           "Ordering taken off the network by hand; terminal control not touched.", 90,
           "information-content-security/unauthorised-information-modification",
           "R-UE/EU-R REL BEL DEU ESP FRA", begin=at(30, "04:55"), end=at(30, "05:40"),
           affects=["APP-MF-ORDER", "DEP-TEM"], place="TEM", precision="site", country="GHA", confidence=90),
    Report("SC-2026-0926", "soc-scaldis", at(30, "08:00"), "Fuel loading in Tema by hand",
           "Half the usual rate.", 65, "availability/outage", "TLP:AMBER", begin=at(30, "06:00"),
           affects=["DEP-TEM", "SVC-FUEL"], place="TEM", precision="city", country="GHA", confidence=90),
    Report("SC-2026-0929", "soc-scaldis", at(30, "12:30"), "Mission supplier account used without ticket",
           "Time not recorded by the application.", 50, "intrusions/unprivileged-account-compromise", "TLP:AMBER",
           affects=["HST-FUELGW"], place="BRU", precision="country", country="BEL", confidence=40),
    Report("SC-2026-0930", "soc-scaldis", at(30, "14:00"), "Restore of the ordering server under way",
           "Expected back on 1 October, 06:00.", 35, "availability/outage", "TLP:GREEN", begin=at(30, "13:10"),
           affects=["APP-MF-ORDER"], place="ANR", precision="site", country="BEL", confidence=90),
    # --- Aurora Managed Security, Tallinn: liaison offices, partner portal, cable operator ---
    Report("AUR-77101", "soc-aurora", at(28, "10:30"), "Port clearance phishing at liaison office Tallinn",
           "One user entered a password; account locked within ten minutes.", 35, "fraud/phishing", "TLP:GREEN",
           begin=at(28, "06:31"), end=at(28, "07:20"), affects=["ws-tll-01.lo.eumsa.example"], place="TLL",
           precision="city", country="EST", addresses=[PHISH_WEB], confidence=80, status="closed"),
    Report("AUR-77108", "soc-aurora", at(28, "14:50"), "Authorised penetration test of mission web servers",
           "Announced by J6 for 14:00 to 16:00 UTC from pentest.ohq.eumsa.example. No action.", 10, "test/test",
           "TLP:CLEAR", begin=at(28, "14:00"), end=at(28, "16:00"),
           affects=["www.eumsa.example", "files.ohq.eumsa.example"], place="BRE", precision="site", country="FRA",
           addresses=["10.20.9.50"], confidence=100, status="closed"),
    Report("AUR-77115", "soc-aurora", at(28, "19:42"), "Volumetric denial of service, portal.gmcc.example",
           "Peak 38 Gbit/s. Scrubbing ordered.", 85, "availability/ddos", "TLP:AMBER", begin=at(28, "19:26"),
           end=at(28, "23:47"), affects=["portal.gmcc.example"], place="ACC", precision="site", country="GHA",
           confidence=95),
    Report("AUR-77119", "soc-aurora", at(28, "23:50"), "Partner reports leaked mission contact list",
           "Age of the list unknown.", 30, "information-content-security/data-leak", "TLP:AMBER", affects=["SVC-FILES"],
           place="ACC", precision="country", country="GHA", confidence=40),
    Report("AUR-77124", "soc-aurora", at(29, "08:31"), "Submarine cable fault, segment Dakar to Abidjan",
           "Fault located 214 km south-west of Dakar by reflectometry. Cause not known; anchor drag possible.", 75,
           "availability/outage", "TLP:CLEAR", begin=at(29, "08:20"), affects=["CBL-GL1-4"], place="@13.05,-18.45",
           precision="site", country="SEN", confidence=90),
    Report("AUR-77130", "soc-aurora", at(29, "11:20"), "Travel reimbursement phishing at liaison office Warsaw",
           "Kit identical to Monday's.", 50, "fraud/phishing", "TLP:GREEN", begin=at(29, "10:52"), end=at(29, "11:15"),
           affects=["ws-waw-01.lo.eumsa.example"], place="WAW", precision="city", country="POL",
           addresses=[PHISH_WEB], confidence=75),
    Report("AUR-77133", "soc-aurora", at(29, "14:05"), "Attachment \u202efdp.exe\u202c at liaison office Rome",
           "File name written backwards to look like a document. Not opened.", 55,
           "malicious-code/malware-distribution", "TLP:GREEN", begin=at(29, "13:44"), end=at(29, "13:44"),
           affects=["LO-ROM"], place="ROM", precision="city", country="ITA", confidence=85),
    Report("AUR-77140", "soc-aurora", at(29, "19:30"), "Denial of service on www.eumsa.example",
           "HTTP flood, 11,000 requests a second; rate limits hold.", 65, "availability/ddos", "TLP:GREEN",
           begin=at(29, "18:55"), end=at(29, "20:24"), affects=["www.eumsa.example"], place="BRE", precision="site",
           country="FRA", confidence=90),
    Report("AUR-77152", "soc-aurora", at(30, "13:00"), "Cable repair vessel on station, restoration in 48 hours",
           "Weather permitting.", 25, "availability/outage", "TLP:CLEAR", begin=at(30, "12:30"), affects=["CBL-GL1-4"],
           place="DKR", precision="country", country="SEN", confidence=70),
]
assert len(REPORTS) == 40, len(REPORTS)


# What two milCERTs tell of the spectrum, beside the reports themselves.
SPECTRUM = {
    "FRA-05": {"domain": "electromagnetic", "band": "GNSS L1 1575.42 MHz; X band downlink", "radius_km": 40},
    "FRA-09": {"domain": "electromagnetic", "band": "X band uplink 7.9-8.4 GHz", "radius_km": 15},
    "DEU-05": {"domain": "electromagnetic", "band": "GNSS L1 1575.42 MHz"},
}


def of(source):
    return [r for r in REPORTS if r.source == source]


# What truly happened, and which reports speak of it; the others speak of something that nobody else tells of. One
# intrusion: from the loader on the desk officer's workstation over the logistics server to what left it.
TRUTH = {
    "phishing Monday": ["FRA-01", "DEU-01", "SC-2026-0911", "AUR-77101"],
    "VPN login": ["FRA-02"],
    "penetration test": ["DEU-02", "AUR-77108"],
    "flood on the partner": ["FRA-03", "DEU-03", "SC-2026-0915", "AUR-77115"],
    "intrusion": ["DEU-04", "FRA-04", "DEU-07", "FRA-08", "DEU-09"],
    "interference Tuesday": ["FRA-05", "DEU-05", "SC-2026-0918"],
    "interference Wednesday": ["FRA-09"],
    "cable": ["FRA-06", "DEU-06", "AUR-77124"],
    "phishing Tuesday": ["FRA-07", "AUR-77130"],
    "flood on the mission": ["DEU-08", "AUR-77140"],
    "fuel supplier": ["SC-2026-0921", "SC-2026-0922", "SC-2026-0925", "SC-2026-0926", "SC-2026-0930"],
}


def truth_of_reports():
    incident_of = {key: incident for incident, keys in TRUTH.items() for key in keys}
    return [[r.source, r.key, incident_of.get(r.key)] for r in REPORTS]
