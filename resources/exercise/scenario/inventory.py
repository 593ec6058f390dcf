# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the mission defends and what that needs: assets, dependencies, tasks.

Places are real, organisations invented, addresses private or reserved for
documentation (RFC 5737, RFC 3849).
"""

import csv
import io

# city, country, latitude, longitude
PLACES = {
    "BRE": ("Brest", "FRA", 48.3710, -4.4930),
    "ABJ": ("Abidjan", "CIV", 5.3020, -4.0180),
    "LPA": ("Las Palmas de Gran Canaria", "ESP", 28.1460, -15.4140),
    "DKR": ("Dakar", "SEN", 14.7180, -17.4500),
    "ACC": ("Accra", "GHA", 5.5600, -0.1990),
    "TEM": ("Tema", "GHA", 5.6400, 0.0090),
    "LFW": ("Lomé", "TGO", 6.1360, 1.2810),
    "LOS": ("Lagos", "NGA", 6.4290, 3.4080),
    "DLA": ("Douala", "CMR", 4.0500, 9.6870),
    "KBI": ("Kribi", "CMR", 2.9370, 9.9080),
    "LBV": ("Libreville", "GAB", 0.4020, 9.4430),
    "TMS": ("São Tomé", "STP", 0.3480, 6.7350),
    "BRU": ("Brussels", "BEL", 50.8427, 4.3797),
    "BER": ("Berlin", "DEU", 52.5170, 13.3890),
    "ROM": ("Rome", "ITA", 41.8990, 12.4970),
    "MAD": ("Madrid", "ESP", 40.4190, -3.6930),
    "WAW": ("Warsaw", "POL", 52.2330, 21.0150),
    "TLL": ("Tallinn", "EST", 59.4340, 24.7490),
    "PAR": ("Paris", "FRA", 48.8510, 2.3050),
    "ATH": ("Athens", "GRC", 37.9900, 23.7410),
    "ANR": ("Antwerp", "BEL", 51.2690, 4.3600),
    "RED": ("Redu", "BEL", 50.0020, 5.1460),
    "RAI": ("Raisting", "DEU", 47.9020, 11.1120),
    "SES": ("Sesimbra", "PRT", 38.4440, -9.1010),
    "PMH": ("Penmarc'h", "FRA", 47.8120, -4.3370),
}

MISSION = "EUMSA Guinea"
SECTORS = {
    "def": "public administration", "dig": "digital infrastructure", "ene": "energy",
    "spa": "space", "tra": "transport", "hea": "health", "oil": "energy: oil",
}

# key | name | kind | owner | sector | nation | addresses | hosts | place | site | criticality
_ASSETS = """
SVC-C2 | Command and control information | service | EUMSA J6 | def | EUR | | | | | 95
SVC-RMP | Recognised maritime picture | service | EUMSA J2 | def | EUR | | | | | 90
SVC-MAIL | Mission e-mail | service | EUMSA J6 | def | EUR | | | | | 70
SVC-VOICE | Voice and video conferencing | service | EUMSA J6 | def | EUR | | | | | 75
SVC-CHAT | Watch chat | service | EUMSA J6 | def | EUR | | | | | 60
SVC-LOGPLAN | Logistics planning | service | EUMSA J4 | def | EUR | | | | | 85
SVC-FUEL | Fuel ordering and supply | service | EUMSA J4 | oil | EUR | | | | | 85
SVC-MEDEVAC | Medical evacuation coordination | service | EUMSA JMED | hea | EUR | | | | | 90
SVC-WEB | Public web portal | service | EUMSA Public Affairs | def | EUR | | | | | 35
SVC-FILES | Document sharing | service | EUMSA J6 | def | EUR | | | | | 60
SVC-IDENT | Identity and directory | service | EUMSA J6 | def | EUR | | | | | 90
SVC-DNS | Name resolution | service | EUMSA J6 | dig | EUR | | | | | 80
SVC-PKI | Certificates | service | EUMSA J6 | dig | EUR | | | | | 65
SVC-VPN | Remote access | service | EUMSA J6 | dig | EUR | | | | | 75
SVC-BACKUP | Backup and restore | service | EUMSA J6 | dig | EUR | | | | | 60
SVC-TIME | Time | service | EUMSA J6 | dig | EUR | | | | | 70
SVC-AIS | Vessel tracking feeds | service | EUMSA J2 | tra | EUR | | | | | 75
SVC-PARTNER | Partner information exchange | service | Gulf Maritime Coordination Centre | tra | GHA | | | | | 65
SITE-BRE | Operation Headquarters Brest | site | EUMSA OHQ | def | FRA | | | BRE | | 90
SITE-ABJ | Force Headquarters Abidjan | site | EUMSA FHQ | def | EUR | | | ABJ | | 95
SITE-ABJ-PORT | Port support unit Abidjan | site | EUMSA J4 | tra | EUR | | | ABJ+ | | 60
SITE-LPA | Logistics hub Las Palmas | site | EUMSA J4 | def | ESP | | | LPA | | 85
SITE-GMCC | Gulf Maritime Coordination Centre Accra | site | Gulf Maritime Coordination Centre | tra | GHA | | | ACC | | 60
SITE-LFW | Training detachment Lomé | site | EUMSA J7 | def | TGO | | | LFW | | 40
SITE-LOS | Liaison cell Lagos | site | EUMSA J5 | def | NGA | | | LOS | | 40
SITE-DLA | Liaison cell Douala | site | EUMSA J5 | def | CMR | | | DLA | | 40
SITE-TMS | Coastal radar São Tomé | site | EUMSA J2 | tra | STP | | | TMS | | 55
LO-BRU | Liaison office Brussels | site | EUMSA J5 | def | BEL | | | BRU | | 55
LO-BER | Liaison office Berlin | site | EUMSA J5 | def | DEU | | | BER | | 45
LO-ROM | Liaison office Rome | site | EUMSA J5 | def | ITA | | | ROM | | 45
LO-MAD | Liaison office Madrid | site | EUMSA J5 | def | ESP | | | MAD | | 45
LO-WAW | Liaison office Warsaw | site | EUMSA J5 | def | POL | | | WAW | | 45
LO-TLL | Liaison office Tallinn | site | EUMSA J5 | def | EST | | | TLL | | 45
LO-PAR | Liaison office Paris | site | EUMSA J5 | def | FRA | | | PAR | | 45
LO-ATH | Liaison office Athens | site | EUMSA J5 | def | GRC | | | ATH | | 45
CLS-PMH | Cable landing station Penmarc'h | site | Guinea Link Consortium | dig | FRA | | | PMH | | 55
CLS-SES | Cable landing station Sesimbra | site | Guinea Link Consortium | dig | PRT | | | SES | | 55
CLS-LPA | Cable landing station Las Palmas | site | Guinea Link Consortium | dig | ESP | | | LPA+ | | 60
CLS-DKR | Cable landing station Dakar | site | Guinea Link Consortium | dig | SEN | | | DKR | | 60
CLS-ABJ | Cable landing station Abidjan | site | Guinea Link Consortium | dig | CIV | | | ABJ- | | 75
CLS-ACC | Cable landing station Accra | site | Guinea Link Consortium | dig | GHA | | | ACC- | | 55
CLS-LOS | Cable landing station Lagos | site | Guinea Link Consortium | dig | NGA | | | LOS- | | 50
CLS-KBI | Cable landing station Kribi | site | Guinea Link Consortium | dig | CMR | | | KBI | | 45
CLS-LBV | Cable landing station Libreville | site | Guinea Link Consortium | dig | GAB | | | LBV | | 45
TEL-RED | Teleport Redu | site | Orbis Satcom | spa | BEL | | | RED | | 70
TEL-RAI | Teleport Raisting | site | Orbis Satcom | spa | DEU | | | RAI | | 65
SITE-MF-ANR | Meridian Fuels operations Antwerp | site | Meridian Fuels | oil | BEL | | | ANR | | 65
DEP-TEM | Fuel depot Tema | site | Meridian Fuels | oil | GHA | | | TEM | | 70
DEP-LPA | Fuel depot Las Palmas | site | Meridian Fuels | oil | ESP | | | LPA- | | 60
PWR-BRE-LINE | 63 kV line to the Brest headquarters | power | Réseau Ouest | ene | FRA | | | | SITE-BRE | 60
PWR-BRE-GRID | Grid supply Brest | power | Réseau Ouest | ene | FRA | | | BRE- | SITE-BRE | 60
PWR-BRE-GEN | Diesel generators Brest | power | EUMSA OHQ | ene | FRA | | | BRE | SITE-BRE | 55
PWR-ABJ-LINE | 90 kV line Vridi to the Force Headquarters | power | Lagune Energie | ene | CIV | | | | SITE-ABJ | 65
PWR-ABJ-GRID | Grid supply Abidjan | power | Lagune Energie | ene | CIV | | | ABJ- | SITE-ABJ | 65
PWR-ABJ-GEN | Diesel generators Abidjan | power | EUMSA FHQ | ene | CIV | | | ABJ | SITE-ABJ | 70
PWR-ABJ-UPS | Battery room Abidjan | power | EUMSA FHQ | ene | CIV | | | ABJ | SITE-ABJ | 60
PWR-LPA-LINE | 66 kV line Jinámar to the harbour | power | Canarias Red | ene | ESP | | | | SITE-LPA | 50
PWR-LPA-GRID | Grid supply Las Palmas | power | Canarias Red | ene | ESP | | | LPA- | SITE-LPA | 50
PWR-LPA-GEN | Diesel generator Las Palmas | power | EUMSA J4 | ene | ESP | | | LPA | SITE-LPA | 50
PWR-RED | Supply of Teleport Redu | power | Orbis Satcom | ene | BEL | | | RED | TEL-RED | 55
PWR-RAI | Supply of Teleport Raisting | power | Orbis Satcom | ene | DEU | | | RAI | TEL-RAI | 50
PWR-ACC-GRID | Grid supply Accra | power | Volta Grid | ene | GHA | | | ACC+ | SITE-GMCC | 45
PWR-ACC-GEN | Generator at the coordination centre | power | Gulf Maritime Coordination Centre | ene | GHA | | | ACC | SITE-GMCC | 40
PWR-CLS-ABJ | Supply of the Abidjan landing station | power | Guinea Link Consortium | ene | CIV | | | ABJ- | CLS-ABJ | 60
PWR-ANR | Grid supply Antwerp harbour | power | Schelde Net | ene | BEL | | | ANR | SITE-MF-ANR | 45
SAT-ORB4 | Communication satellite Orbis-4 | satellite | Orbis Satcom | spa | BEL | | | | | 75
SAT-ORB6 | Communication satellite Orbis-6 | satellite | Orbis Satcom | spa | DEU | | | | | 65
SAT-HUB-RED | SATCOM hub Redu | satellite | Orbis Satcom | spa | BEL | 192.0.2.120 | hub.red.orbis.example | RED | TEL-RED | 75
SAT-HUB-RAI | SATCOM hub Raisting | satellite | Orbis Satcom | spa | DEU | 192.0.2.130 | hub.rai.orbis.example | RAI | TEL-RAI | 65
SAT-TRM-ABJ | SATCOM terminal Force Headquarters | satellite | EUMSA FHQ | spa | EUR | 10.40.0.9 | satcom.fhq.eumsa.example | ABJ | SITE-ABJ | 90
SAT-TRM-LPA | SATCOM terminal Las Palmas | satellite | EUMSA J4 | spa | EUR | 10.30.0.9 | satcom.log.eumsa.example | LPA | SITE-LPA | 50
SAT-TRM-FLAG | SATCOM terminal of the flagship | satellite | EUMSA Force | spa | EUR | 10.45.0.9 | satcom.flag.eumsa.example | | | 80
SAT-GNSS-ABJ | GNSS timing receiver Abidjan | satellite | EUMSA FHQ | spa | EUR | 10.40.1.124 | gnss.fhq.eumsa.example | ABJ | SITE-ABJ | 65
SAT-GNSS-BRE | GNSS timing receiver Brest | satellite | EUMSA OHQ | spa | FRA | 10.20.1.124 | gnss.ohq.eumsa.example | BRE | SITE-BRE | 55
CBL-GL1-1 | Guinea Link 1, Penmarc'h to Sesimbra | cable | Guinea Link Consortium | dig | EUR | | | | | 50
CBL-GL1-2 | Guinea Link 1, Sesimbra to Las Palmas | cable | Guinea Link Consortium | dig | EUR | | | | | 50
CBL-GL1-3 | Guinea Link 1, Las Palmas to Dakar | cable | Guinea Link Consortium | dig | EUR | | | | | 60
CBL-GL1-4 | Guinea Link 1, Dakar to Abidjan | cable | Guinea Link Consortium | dig | EUR | | | | | 80
CBL-GL1-5 | Guinea Link 1, Abidjan to Accra | cable | Guinea Link Consortium | dig | EUR | | | | | 60
CBL-GL1-6 | Guinea Link 1, Accra to Lagos | cable | Guinea Link Consortium | dig | EUR | | | | | 50
CBL-GL1-7 | Guinea Link 1, Lagos to Kribi | cable | Guinea Link Consortium | dig | EUR | | | | | 45
CBL-GL1-8 | Guinea Link 1, Kribi to Libreville | cable | Guinea Link Consortium | dig | EUR | | | | | 40
CBL-GL2 | Guinea Link 2 express, Sesimbra to Lagos | cable | Guinea Link Consortium | dig | EUR | | | | | 55
CBL-MET-ABJ | Metro fibre ring Abidjan | cable | Lagune Telecom | dig | CIV | | | | | 70
NET-CORE | Mission wide-area network | network | EUMSA J6 | dig | EUR | | | | | 90
NET-BRE-MIS | Mission LAN Brest | network | EUMSA J6 | dig | FRA | | | BRE | SITE-BRE | 80
NET-BRE-DMZ | Public zone Brest | network | EUMSA J6 | dig | FRA | | | BRE | SITE-BRE | 60
NET-BRE-WAN | Wide-area access Brest | network | EUMSA J6 | dig | FRA | | | BRE | SITE-BRE | 80
NET-BRE-MGMT | Management network Brest | network | EUMSA J6 | dig | FRA | | | BRE | SITE-BRE | 70
NET-ABJ-MIS | Mission LAN Abidjan | network | EUMSA J6 | dig | EUR | | | ABJ | SITE-ABJ | 85
NET-ABJ-OPS | Operations room network Abidjan | network | EUMSA J6 | dig | EUR | | | ABJ | SITE-ABJ | 85
NET-ABJ-WAN | Wide-area access Abidjan | network | EUMSA J6 | dig | EUR | | | ABJ | SITE-ABJ | 95
NET-LPA-MIS | Mission LAN Las Palmas | network | EUMSA J6 | dig | ESP | | | LPA | SITE-LPA | 65
NET-LPA-LOG | Logistics server network Las Palmas | network | EUMSA J4 | dig | ESP | | | LPA | SITE-LPA | 80
NET-LPA-WAN | Wide-area access Las Palmas | network | EUMSA J6 | dig | ESP | | | LPA | SITE-LPA | 70
NET-LO-VPN | Liaison offices' tunnel network | network | EUMSA J6 | dig | EUR | | | | | 55
NET-GMCC | Coordination centre network Accra | network | Gulf Maritime Coordination Centre | dig | GHA | | | ACC | SITE-GMCC | 50
NET-RADAR | Coastal radar network | network | EUMSA J2 | dig | EUR | | | TMS | SITE-TMS | 50
NET-MF-IT | Office network Meridian Fuels | network | Meridian Fuels | dig | BEL | | | ANR | SITE-MF-ANR | 60
NET-MF-OT | Terminal control network Meridian Fuels | network | Meridian Fuels | ene | BEL | | | TEM | DEP-TEM | 70
APP-C2-BRE | C2 application Brest | application | EUMSA J6 | def | FRA | 10.20.1.10 | c2.ohq.eumsa.example | BRE | SITE-BRE | 90
HST-C2DB-BRE | C2 database Brest | host | EUMSA J6 | def | FRA | 10.20.1.11 | c2db.ohq.eumsa.example | BRE | SITE-BRE | 85
APP-RMP-BRE | Maritime picture server Brest | application | EUMSA J2 | def | FRA | 10.20.1.20 | rmp.ohq.eumsa.example | BRE | SITE-BRE | 80
APP-MAIL-BRE | Mail server Brest | application | EUMSA J6 | def | FRA | 10.20.1.30;192.0.2.25 | mail.eumsa.example | BRE | SITE-BRE | 70
HST-MX-BRE | Mail gateway Brest | host | EUMSA J6 | dig | FRA | 10.20.0.26;192.0.2.26 | mx.eumsa.example | BRE | SITE-BRE | 65
HST-DC1-BRE | Directory server 1 Brest | host | EUMSA J6 | dig | FRA | 10.20.1.5 | dc1.ohq.eumsa.example | BRE | SITE-BRE | 85
HST-DC2-BRE | Directory server 2 Brest | host | EUMSA J6 | dig | FRA | 10.20.1.6 | dc2.ohq.eumsa.example | BRE | SITE-BRE | 85
HST-DNS-BRE | Name server Brest | host | EUMSA J6 | dig | FRA | 10.20.1.53 | ns1.ohq.eumsa.example | BRE | SITE-BRE | 75
HST-PKI-BRE | Certificate authority Brest | host | EUMSA J6 | dig | FRA | 10.20.1.7 | pki.ohq.eumsa.example | BRE | SITE-BRE | 70
HST-VPN-BRE | VPN gateway Brest | host | EUMSA J6 | dig | FRA | 10.20.0.44;192.0.2.44 | vpn.eumsa.example | BRE | SITE-BRE | 75
HST-WEB-BRE | Web server Brest | host | EUMSA Public Affairs | def | FRA | 192.0.2.10;2001:db8:20::10 | www.eumsa.example | BRE | SITE-BRE | 40
HST-FILES-BRE | File server Brest | host | EUMSA J6 | def | FRA | 10.20.1.40 | files.ohq.eumsa.example | BRE | SITE-BRE | 60
APP-VTC-BRE | Conference bridge Brest | application | EUMSA J6 | def | FRA | 10.20.1.50 | vtc.ohq.eumsa.example | BRE | SITE-BRE | 65
APP-CHAT-BRE | Chat server Brest | application | EUMSA J6 | def | FRA | 10.20.1.51 | chat.ohq.eumsa.example | BRE | SITE-BRE | 55
HST-BKP-BRE | Backup server Brest | host | EUMSA J6 | dig | FRA | 10.20.1.60 | backup.ohq.eumsa.example | BRE | SITE-BRE | 60
HST-NTP-BRE | Time server Brest | host | EUMSA J6 | dig | FRA | 10.20.1.123 | ntp.ohq.eumsa.example | BRE | SITE-BRE | 65
HST-PROXY-BRE | Web proxy Brest | host | EUMSA J6 | dig | FRA | 10.20.0.8 | proxy.ohq.eumsa.example | BRE | SITE-BRE | 55
HST-FW-BRE | Firewall Brest | host | EUMSA J6 | dig | FRA | 10.20.0.1 | fw.ohq.eumsa.example | BRE | SITE-BRE | 80
HST-SIEM-BRE | Log collector Brest | host | EUMSA J6 | dig | FRA | 10.20.9.20 | siem.ohq.eumsa.example | BRE | SITE-BRE | 60
HST-TEST-BRE | Penetration test workstation Brest | host | EUMSA J6 | dig | FRA | 10.20.9.50 | pentest.ohq.eumsa.example | BRE | SITE-BRE | 10
HST-WS-BRE-014 | Workstation J4 desk officer Brest | host | EUMSA J4 | def | FRA | 10.20.2.14 | ws-bre-014.ohq.eumsa.example | BRE | SITE-BRE | 35
HST-WS-BRE-021 | Workstation watch officer Brest | host | EUMSA J3 | def | FRA | 10.20.2.21 | ws-bre-021.ohq.eumsa.example | BRE | SITE-BRE | 40
HST-WS-BRE-033 | Workstation public affairs Brest | host | EUMSA Public Affairs | def | FRA | 10.20.2.33 | ws-bre-033.ohq.eumsa.example | BRE | SITE-BRE | 20
HST-WS-BRE-047 | Workstation legal adviser Brest | host | EUMSA LEGAD | def | FRA | 10.20.2.47 | ws-bre-047.ohq.eumsa.example | BRE | SITE-BRE | 25
APP-C2-ABJ | C2 application Abidjan | application | EUMSA J6 | def | EUR | 10.40.1.10 | c2.fhq.eumsa.example | ABJ | SITE-ABJ | 95
APP-RMP-ABJ | Maritime picture server Abidjan | application | EUMSA J2 | def | EUR | 10.40.1.20 | rmp.fhq.eumsa.example | ABJ | SITE-ABJ | 85
HST-AIS-ABJ | AIS receiver Abidjan | host | EUMSA J2 | tra | EUR | 10.40.1.21 | ais.fhq.eumsa.example | ABJ+ | SITE-ABJ-PORT | 55
HST-DC-ABJ | Directory server Abidjan | host | EUMSA J6 | dig | EUR | 10.40.1.5 | dc.fhq.eumsa.example | ABJ | SITE-ABJ | 80
APP-VTC-ABJ | Conference bridge Abidjan | application | EUMSA J6 | def | EUR | 10.40.1.50 | vtc.fhq.eumsa.example | ABJ | SITE-ABJ | 70
APP-MED-ABJ | Medical evacuation desk Abidjan | application | EUMSA JMED | hea | EUR | 10.40.1.70 | med.fhq.eumsa.example | ABJ | SITE-ABJ | 85
HST-FW-ABJ | Firewall Abidjan | host | EUMSA J6 | dig | EUR | 10.40.0.1 | fw.fhq.eumsa.example | ABJ | SITE-ABJ | 80
HST-RTR-ABJ | Border router Abidjan | host | EUMSA J6 | dig | EUR | 10.40.0.2 | rtr.fhq.eumsa.example | ABJ | SITE-ABJ | 85
HST-WS-ABJ-003 | Workstation operations room Abidjan | host | EUMSA J3 | def | EUR | 10.40.2.3 | ws-abj-003.fhq.eumsa.example | ABJ | SITE-ABJ | 45
HST-WS-ABJ-011 | Workstation intelligence cell Abidjan | host | EUMSA J2 | def | EUR | 10.40.2.11 | ws-abj-011.fhq.eumsa.example | ABJ | SITE-ABJ | 40
HST-LOGPLAN | Logistics planning server | host | EUMSA J4 | def | ESP | 10.30.1.20 | logplan.log.eumsa.example | LPA | SITE-LPA | 85
HST-LOGDB | Logistics database | host | EUMSA J4 | def | ESP | 10.30.1.21 | logdb.log.eumsa.example | LPA | SITE-LPA | 80
HST-FUELGW | Fuel ordering gateway | host | EUMSA J4 | oil | ESP | 10.30.1.30 | fuelgw.log.eumsa.example | LPA | SITE-LPA | 75
HST-DC-LPA | Directory server Las Palmas | host | EUMSA J6 | dig | ESP | 10.30.1.5 | dc.log.eumsa.example | LPA | SITE-LPA | 70
HST-BKP-LPA | Backup server Las Palmas | host | EUMSA J6 | dig | ESP | 10.30.1.60 | backup.log.eumsa.example | LPA | SITE-LPA | 55
HST-FW-LPA | Firewall Las Palmas | host | EUMSA J6 | dig | ESP | 10.30.0.1 | fw.log.eumsa.example | LPA | SITE-LPA | 70
HST-WS-LPA-007 | Workstation transport cell Las Palmas | host | EUMSA J4 | def | ESP | 10.30.2.7 | ws-lpa-007.log.eumsa.example | LPA | SITE-LPA | 30
APP-GMCC-PORTAL | Coordination centre portal | application | Gulf Maritime Coordination Centre | tra | GHA | 198.51.100.80;2001:db8:80::80 | portal.gmcc.example | ACC | SITE-GMCC | 60
HST-AIS-GMCC | AIS collector of the coordination centre | host | Gulf Maritime Coordination Centre | tra | GHA | 198.51.100.82 | ais.gmcc.example | ACC | SITE-GMCC | 55
HST-RADAR-TMS | Radar data processor São Tomé | host | EUMSA J2 | tra | STP | 10.46.1.90 | radar.tms.eumsa.example | TMS | SITE-TMS | 55
APP-MF-ORDER | Fuel ordering server | application | Meridian Fuels | oil | BEL | 203.0.113.10 | order.meridianfuels.example | ANR | SITE-MF-ANR | 75
HST-MF-DC | Directory server Meridian Fuels | host | Meridian Fuels | oil | BEL | 203.0.113.12 | dc.meridianfuels.example | ANR | SITE-MF-ANR | 70
HST-MF-SCADA | Terminal control Tema | host | Meridian Fuels | oil | GHA | 203.0.113.20 | tcs.tem.meridianfuels.example | TEM | DEP-TEM | 75
HST-WS-TLL-01 | Workstation liaison Tallinn | host | EUMSA J5 | def | EST | 10.50.7.10 | ws-tll-01.lo.eumsa.example | TLL | LO-TLL | 25
HST-WS-WAW-01 | Workstation liaison Warsaw | host | EUMSA J5 | def | POL | 10.50.5.10 | ws-waw-01.lo.eumsa.example | WAW | LO-WAW | 25
"""

# A place's name with a sign is a spot some hundred metres to kilometres off it,
# so that a site, its power and its landing station do not lie on one point.
_SHIFT = {"+": (0.019, 0.027), "-": (-0.041, 0.013)}

PATHS = {
    "PWR-BRE-LINE": [(-4.4020, 48.4490), (-4.4310, 48.4180), (-4.4690, 48.3930), (-4.4930, 48.3710)],
    "PWR-ABJ-LINE": [(-4.0330, 5.2570), (-4.0260, 5.2720), (-4.0120, 5.2870), (-4.0180, 5.3020)],
    "PWR-LPA-LINE": [(-15.4120, 28.0440), (-15.4180, 28.0800), (-15.4210, 28.1150), (-15.4140, 28.1460)],
    "CBL-MET-ABJ": [(-4.0050, 5.2610), (-4.0010, 5.2830), (-4.0180, 5.3020), (-4.0400, 5.3030), (-4.0310, 5.2740),
                    (-4.0050, 5.2610)],
    "CBL-GL1-1": [(-4.3370, 47.8120), (-6.8, 47.0), (-9.6, 45.2), (-11.2, 43.0), (-11.0, 40.4), (-9.9, 38.9),
                  (-9.1010, 38.4440)],
    "CBL-GL1-2": [(-9.1010, 38.4440), (-10.6, 37.2), (-12.4, 34.4), (-13.9, 31.2), (-14.7, 29.2), (-15.3870, 28.1650)],
    "CBL-GL1-3": [(-15.3870, 28.1650), (-15.2, 27.0), (-17.4, 24.4), (-18.9, 21.0), (-18.8, 17.2), (-18.2, 15.3),
                  (-17.4500, 14.7180)],
    "CBL-GL1-4": [(-17.4500, 14.7180), (-18.4, 13.4), (-18.7, 11.2), (-17.0, 8.6), (-14.4, 6.2), (-11.4, 4.3),
                  (-8.2, 3.5), (-5.6, 4.2), (-4.0050, 5.2610)],
    "CBL-GL1-5": [(-4.0050, 5.2610), (-3.7, 4.5), (-2.2, 4.0), (-0.9, 4.6), (-0.1860, 5.5190)],
    "CBL-GL1-6": [(-0.1860, 5.5190), (0.4, 4.9), (1.9, 5.0), (3.0, 5.5), (3.4210, 6.3880)],
    "CBL-GL1-7": [(3.4210, 6.3880), (3.5, 5.2), (4.9, 3.4), (7.1, 2.6), (9.0, 2.7), (9.9080, 2.9370)],
    "CBL-GL1-8": [(9.9080, 2.9370), (9.3, 2.3), (8.9, 1.3), (9.4430, 0.4020)],
    "CBL-GL2": [(-9.1010, 38.4440), (-13.5, 36.2), (-18.6, 31.0), (-21.4, 24.0), (-22.0, 16.0), (-20.0, 8.5),
                (-15.0, 3.0), (-8.0, 1.0), (-1.0, 1.6), (2.4, 3.2), (3.3, 5.2), (3.4210, 6.3880)],
}

# What a sensor sees: the networks of its site and the machines on them. Nobody watches power, cables and satellites.
SENSOR_OF = {"SITE-BRE": "sensor-ohq", "SITE-ABJ": "sensor-fhq", "SITE-LPA": "sensor-log"}

# dependant < providers | kind | group | need | strength | seconds until it hurts
# Need: all, any, or a number k of the group.
_DEPENDENCIES = """
SVC-C2 < APP-C2-BRE APP-C2-ABJ | hosting | c2 | any | 1.0 | 0
SVC-C2 < SVC-IDENT | login | | all | 0.8 | 14400
SVC-C2 < SVC-TIME | time | | all | 0.5 | 86400
SVC-RMP < APP-RMP-BRE APP-RMP-ABJ | hosting | rmp | any | 1.0 | 0
SVC-RMP < SVC-AIS | data | | all | 0.9 | 1800
SVC-RMP < HST-RADAR-TMS | data | | all | 0.4 | 1800
SVC-AIS < HST-AIS-ABJ HST-AIS-GMCC HST-RADAR-TMS | data | tracks | 2 | 0.9 | 900
SVC-MAIL < APP-MAIL-BRE | hosting | | all | 1.0 | 0
SVC-MAIL < HST-MX-BRE | transport | | all | 0.9 | 3600
SVC-MAIL < SVC-DNS | names | | all | 0.7 | 3600
SVC-MAIL < SVC-IDENT | login | | all | 0.7 | 28800
SVC-VOICE < APP-VTC-BRE APP-VTC-ABJ | hosting | bridges | any | 1.0 | 0
SVC-VOICE < NET-CORE | transport | | all | 1.0 | 0
SVC-CHAT < APP-CHAT-BRE | hosting | | all | 1.0 | 0
SVC-LOGPLAN < HST-LOGPLAN | hosting | | all | 1.0 | 0
SVC-LOGPLAN < HST-LOGDB | data | | all | 1.0 | 0
SVC-LOGPLAN < SVC-IDENT | login | | all | 0.6 | 28800
SVC-FUEL < HST-FUELGW | hosting | | all | 0.9 | 43200
SVC-FUEL < APP-MF-ORDER | supplier | | all | 0.9 | 86400
SVC-FUEL < DEP-TEM DEP-LPA | supply | depots | any | 1.0 | 172800
SVC-FUEL < SVC-LOGPLAN | planning | | all | 0.5 | 86400
SVC-MEDEVAC < APP-MED-ABJ | hosting | | all | 0.9 | 600
SVC-MEDEVAC < SVC-VOICE | calls | | all | 1.0 | 0
SVC-MEDEVAC < SVC-RMP | positions | | all | 0.5 | 3600
SVC-WEB < HST-WEB-BRE | hosting | | all | 1.0 | 0
SVC-FILES < HST-FILES-BRE | hosting | | all | 1.0 | 0
SVC-IDENT < HST-DC1-BRE HST-DC2-BRE HST-DC-ABJ HST-DC-LPA | hosting | directory | 2 | 1.0 | 0
SVC-DNS < HST-DNS-BRE HST-DC-ABJ | hosting | dns | any | 1.0 | 0
SVC-PKI < HST-PKI-BRE | hosting | | all | 1.0 | 604800
SVC-VPN < HST-VPN-BRE | hosting | | all | 1.0 | 0
SVC-VPN < SVC-PKI | certificates | | all | 0.6 | 604800
SVC-VPN < SVC-IDENT | login | | all | 0.9 | 0
SVC-BACKUP < HST-BKP-BRE HST-BKP-LPA | hosting | copies | any | 1.0 | 86400
SVC-TIME < HST-NTP-BRE SAT-GNSS-ABJ | hosting | time | any | 1.0 | 3600
HST-NTP-BRE < SAT-GNSS-BRE | time | | all | 0.6 | 86400
SVC-PARTNER < APP-GMCC-PORTAL | hosting | | all | 1.0 | 0
APP-C2-BRE < HST-C2DB-BRE | data | | all | 1.0 | 0
APP-C2-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
HST-C2DB-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
HST-C2DB-BRE < HST-BKP-BRE | backup | | all | 0.2 | 604800
APP-C2-ABJ < NET-ABJ-OPS | network | | all | 1.0 | 0
APP-C2-ABJ < NET-CORE | replication | | all | 0.6 | 7200
APP-RMP-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
APP-RMP-ABJ < NET-ABJ-OPS | network | | all | 1.0 | 0
APP-MAIL-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
HST-MX-BRE < NET-BRE-DMZ | network | | all | 1.0 | 0
HST-DC1-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
HST-DC2-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
HST-DNS-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
HST-PKI-BRE < NET-BRE-MGMT | network | | all | 1.0 | 0
HST-VPN-BRE < NET-BRE-DMZ | network | | all | 1.0 | 0
HST-WEB-BRE < NET-BRE-DMZ | network | | all | 1.0 | 0
HST-FILES-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
APP-VTC-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
APP-CHAT-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
HST-BKP-BRE < NET-BRE-MGMT | network | | all | 1.0 | 0
HST-NTP-BRE < NET-BRE-MIS | network | | all | 1.0 | 0
SAT-GNSS-BRE < SITE-BRE | housing | | all | 1.0 | 0
HST-PROXY-BRE < NET-BRE-DMZ | network | | all | 1.0 | 0
HST-SIEM-BRE < NET-BRE-MGMT | network | | all | 1.0 | 0
HST-TEST-BRE < NET-BRE-MGMT | network | | all | 1.0 | 0
HST-WS-BRE-014 < NET-BRE-MIS | network | | all | 1.0 | 0
HST-WS-BRE-021 < NET-BRE-MIS | network | | all | 1.0 | 0
HST-WS-BRE-033 < NET-BRE-MIS | network | | all | 1.0 | 0
HST-WS-BRE-047 < NET-BRE-MIS | network | | all | 1.0 | 0
HST-AIS-ABJ < NET-ABJ-MIS | network | | all | 1.0 | 0
HST-DC-ABJ < NET-ABJ-MIS | network | | all | 1.0 | 0
APP-VTC-ABJ < NET-ABJ-MIS | network | | all | 1.0 | 0
APP-MED-ABJ < NET-ABJ-MIS | network | | all | 1.0 | 0
SAT-GNSS-ABJ < SITE-ABJ | housing | | all | 1.0 | 0
HST-WS-ABJ-003 < NET-ABJ-OPS | network | | all | 1.0 | 0
HST-WS-ABJ-011 < NET-ABJ-MIS | network | | all | 1.0 | 0
HST-LOGPLAN < NET-LPA-LOG | network | | all | 1.0 | 0
HST-LOGDB < NET-LPA-LOG | network | | all | 1.0 | 0
HST-LOGDB < HST-BKP-LPA | backup | | all | 0.2 | 604800
HST-FUELGW < NET-LPA-LOG | network | | all | 1.0 | 0
HST-DC-LPA < NET-LPA-MIS | network | | all | 1.0 | 0
HST-BKP-LPA < NET-LPA-MIS | network | | all | 1.0 | 0
HST-WS-LPA-007 < NET-LPA-MIS | network | | all | 1.0 | 0
APP-GMCC-PORTAL < NET-GMCC | network | | all | 1.0 | 0
HST-AIS-GMCC < NET-GMCC | network | | all | 1.0 | 0
HST-RADAR-TMS < NET-RADAR | network | | all | 1.0 | 0
APP-MF-ORDER < NET-MF-IT | network | | all | 1.0 | 0
APP-MF-ORDER < HST-MF-DC | login | | all | 0.9 | 0
HST-MF-DC < NET-MF-IT | network | | all | 1.0 | 0
HST-MF-SCADA < NET-MF-OT | network | | all | 1.0 | 0
DEP-TEM < HST-MF-SCADA | control | | all | 0.7 | 21600
HST-WS-TLL-01 < NET-LO-VPN | network | | all | 1.0 | 0
HST-WS-WAW-01 < NET-LO-VPN | network | | all | 1.0 | 0
NET-BRE-MIS < HST-FW-BRE | transit | | all | 0.9 | 0
NET-BRE-MIS < SITE-BRE | housing | | all | 1.0 | 0
NET-BRE-DMZ < HST-FW-BRE | transit | | all | 1.0 | 0
NET-BRE-DMZ < SITE-BRE | housing | | all | 1.0 | 0
NET-BRE-MGMT < SITE-BRE | housing | | all | 1.0 | 0
NET-BRE-WAN < SITE-BRE | housing | | all | 1.0 | 0
NET-BRE-WAN < CLS-PMH TEL-RED | carrier | bre-carriers | any | 1.0 | 0
HST-FW-BRE < SITE-BRE | housing | | all | 1.0 | 0
NET-ABJ-MIS < HST-FW-ABJ | transit | | all | 0.9 | 0
NET-ABJ-MIS < SITE-ABJ | housing | | all | 1.0 | 0
NET-ABJ-OPS < SITE-ABJ | housing | | all | 1.0 | 0
NET-ABJ-WAN < HST-RTR-ABJ | transit | | all | 1.0 | 0
NET-ABJ-WAN < CLS-ABJ SAT-TRM-ABJ | carrier | abj-carriers | any | 1.0 | 0
HST-RTR-ABJ < SITE-ABJ | housing | | all | 1.0 | 0
HST-FW-ABJ < SITE-ABJ | housing | | all | 1.0 | 0
NET-LPA-MIS < SITE-LPA | housing | | all | 1.0 | 0
NET-LPA-MIS < HST-FW-LPA | transit | | all | 0.9 | 0
NET-LPA-LOG < HST-FW-LPA | transit | | all | 1.0 | 0
NET-LPA-LOG < SITE-LPA | housing | | all | 1.0 | 0
NET-LPA-WAN < CLS-LPA SAT-TRM-LPA | carrier | lpa-carriers | any | 1.0 | 0
HST-FW-LPA < SITE-LPA | housing | | all | 1.0 | 0
NET-CORE < NET-BRE-WAN | transit | | all | 1.0 | 0
NET-CORE < NET-ABJ-WAN | transit | | all | 1.0 | 0
NET-CORE < NET-LPA-WAN | transit | | all | 0.4 | 3600
NET-LO-VPN < SVC-VPN | access | | all | 1.0 | 0
NET-GMCC < SITE-GMCC | housing | | all | 1.0 | 0
NET-GMCC < CLS-ACC | carrier | | all | 0.9 | 0
NET-RADAR < SITE-TMS | housing | | all | 1.0 | 0
NET-RADAR < SAT-ORB6 | carrier | | all | 1.0 | 0
NET-MF-IT < SITE-MF-ANR | housing | | all | 1.0 | 0
NET-MF-OT < NET-MF-IT | remote maintenance | | all | 0.3 | 86400
CLS-PMH < CBL-GL1-1 | route | | all | 0.9 | 0
CLS-SES < CBL-GL1-1 CBL-GL2 | route | ses-routes | any | 1.0 | 0
CLS-LPA < CBL-GL1-2 CBL-GL1-3 | route | lpa-routes | any | 1.0 | 0
CLS-DKR < CBL-GL1-3 CBL-GL1-4 | route | dkr-routes | any | 1.0 | 0
CLS-ABJ < CBL-GL1-4 CBL-GL1-5 | route | abj-routes | any | 1.0 | 0
CLS-ABJ < CBL-MET-ABJ | backhaul | | all | 1.0 | 0
CLS-ABJ < PWR-CLS-ABJ | power | | all | 1.0 | 14400
CLS-ACC < CBL-GL1-5 CBL-GL1-6 | route | acc-routes | any | 1.0 | 0
CLS-LOS < CBL-GL1-6 CBL-GL1-7 CBL-GL2 | route | los-routes | any | 1.0 | 0
CLS-KBI < CBL-GL1-7 CBL-GL1-8 | route | kbi-routes | any | 1.0 | 0
CLS-LBV < CBL-GL1-8 | route | | all | 1.0 | 0
SAT-TRM-ABJ < SAT-ORB4 | space segment | | all | 1.0 | 0
SAT-TRM-ABJ < SITE-ABJ | housing | | all | 1.0 | 0
SAT-TRM-LPA < SAT-ORB4 SAT-ORB6 | space segment | lpa-sats | any | 1.0 | 0
SAT-TRM-FLAG < SAT-ORB4 SAT-ORB6 | space segment | flag-sats | any | 1.0 | 0
SAT-ORB4 < SAT-HUB-RED | ground segment | | all | 1.0 | 0
SAT-ORB6 < SAT-HUB-RAI | ground segment | | all | 1.0 | 0
SAT-HUB-RED < TEL-RED | housing | | all | 1.0 | 0
SAT-HUB-RAI < TEL-RAI | housing | | all | 1.0 | 0
TEL-RED < PWR-RED | power | | all | 1.0 | 28800
TEL-RAI < PWR-RAI | power | | all | 1.0 | 28800
SITE-BRE < PWR-BRE-GRID PWR-BRE-GEN | power | bre-power | any | 1.0 | 1800
PWR-BRE-GRID < PWR-BRE-LINE | feed | | all | 1.0 | 0
SITE-ABJ < PWR-ABJ-GRID PWR-ABJ-GEN PWR-ABJ-UPS | power | abj-power | any | 1.0 | 7200
PWR-ABJ-GRID < PWR-ABJ-LINE | feed | | all | 1.0 | 0
PWR-ABJ-GEN < SVC-FUEL | fuel | | all | 0.8 | 432000
SITE-LPA < PWR-LPA-GRID PWR-LPA-GEN | power | lpa-power | any | 1.0 | 1800
PWR-LPA-GRID < PWR-LPA-LINE | feed | | all | 1.0 | 0
SITE-GMCC < PWR-ACC-GRID PWR-ACC-GEN | power | acc-power | any | 1.0 | 3600
SITE-MF-ANR < PWR-ANR | power | | all | 1.0 | 0
"""

# task -> key, name, from, to: the others are needed all the while
PHASES = {
    "T4": ("P3", "Third patrol", "2026-09-20T06:00:00Z", "2026-10-01T06:00:00Z"),
    "T7": ("TR", "Training at Lomé", "2026-10-01T06:00:00Z", "2026-10-05T18:00:00Z"),
}

# key | name | what it needs
TASKS = [
    ("T1", "Command and control of the force", ["SVC-C2", "SVC-VOICE", "SVC-CHAT", "NET-CORE", "SAT-TRM-FLAG"]),
    ("T2", "Maritime situational awareness", ["SVC-RMP", "SVC-AIS", "SVC-PARTNER"]),
    ("T3", "Logistic support and fuel", ["SVC-LOGPLAN", "SVC-FUEL", "SITE-ABJ-PORT"]),
    ("T4", "Medical evacuation", ["SVC-MEDEVAC"]),
    ("T5", "Strategic communication", ["SVC-WEB", "SVC-MAIL"]),
    ("T6", "Liaison with member states", ["SVC-MAIL", "SVC-FILES", "SVC-VPN", "LO-BRU", "LO-BER", "LO-ROM", "LO-MAD",
                                         "LO-WAW", "LO-TLL", "LO-PAR", "LO-ATH"]),
    ("T7", "Training of partner coast guards", ["SITE-LFW", "SITE-LOS", "SITE-DLA", "SVC-PARTNER"]),
]


class Asset:
    def __init__(self, line):
        (self.key, self.name, self.kind, self.owner, sector, self.nation, addresses, hosts, place, self.site,
         criticality) = [part.strip() for part in line.split("|")]
        self.sector = SECTORS[sector]
        self.addresses = addresses.split(";") if addresses else []
        self.hosts = hosts.split(";") if hosts else []
        self.criticality = int(criticality)
        self.path = PATHS.get(self.key, [])
        self.watched_by = SENSOR_OF.get(self.site, "") if self.addresses or self.kind == "network" else ""
        self.city = self.country = ""
        self.lat = self.lon = None
        if place:
            self.city, self.country, self.lat, self.lon = PLACES[place[:3]]
            d = _SHIFT.get(place[3:], (0, 0))
            self.lat, self.lon = round(self.lat + d[0], 4), round(self.lon + d[1], 4)


ASSETS = {a.key: a for a in (Asset(line) for line in _ASSETS.strip().splitlines())}


def _dependencies():
    for line in _DEPENDENCIES.strip().splitlines():
        head, kind, group, need, strength, seconds = [part.strip() for part in line.split("|")]
        dependant, providers = [part.strip() for part in head.split("<")]
        for provider in providers.split():
            assert dependant in ASSETS and provider in ASSETS and dependant != provider, line
            k = need if need.isdigit() else ""
            yield [dependant, provider, kind, group, "k" if k else need, k, strength, seconds]


def write():
    """Returns {file name: (bytes, accepted, quarantined)}."""
    files = {}

    def rows_to(name, header, rows, bad):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
        writer.writerows(bad)
        files["inventory/" + name] = (text.getvalue().encode(), len(rows), len(bad), "inventory-csv")

    rows = []
    for a in ASSETS.values():
        path = "LINESTRING (" + ", ".join(f"{lon} {lat}" for lon, lat in a.path) + ")" if a.path else ""
        where = [a.lat, a.lon, "site", a.city, a.country] if a.lat is not None else ["", "", "", "", ""]
        rows.append([a.key, a.name, a.kind, a.owner, a.sector, a.nation, ";".join(a.addresses), ";".join(a.hosts),
                     *where, a.site, path, a.criticality, a.watched_by])
    rows_to("assets.csv",
            ["key", "name", "kind", "owner", "sector", "nation", "addresses", "hosts", "lat", "lon", "precision",
             "city", "country", "site", "path", "criticality", "watched_by"], rows,
            [["SITE-MOB", "Mobile repair team", "site", "EUMSA J6", "digital infrastructure", "EUR", "", "",
              "95.3020", "-4.0180", "site", "Abidjan", "CIV", "", "", "20", ""],
             ["HST-UNK", "Unlabelled box in rack 4", "gizmo", "EUMSA J6", "digital infrastructure", "EUR",
              "10.40.1.99", "", "", "", "", "", "", "SITE-ABJ", "", "5", "sensor-fhq"]])
    rows_to("dependencies.csv",
            ["dependant", "provider", "kind", "group", "need", "k", "strength", "time_to_impact_s"],
            list(_dependencies()),
            [["NET-CORE", "NET-CORE", "transit", "", "all", "", "1.0", "0"],
             ["SVC-CHAT", "HST-DC-ABJ", "login", "", "all", "", "1.7", "0"]])
    rows_to("missions.csv",
            ["mission", "name", "area", "countries", "audience", "from", "to", "task", "task_name", "needs",
             "phase", "phase_name", "phase_from", "phase_to"],
            [["EUMSA", "EU Maritime Security Assistance Mission Gulf of Guinea", "Gulf of Guinea",
              "CIV;GHA;TGO;BEN;NGA;CMR;GAB;STP", "TLP:AMBER+EU:RESTRICTED+REL:BEL,DEU,ESP,EST,FRA,GRC,ITA,POL,PRT",
              "2026-03-01", "2027-02-28", key, name, ";".join(needs),
              *PHASES.get(key, ("", "", "", ""))] for key, name, needs in TASKS], [])
    for _, _, needs in TASKS:
        assert all(n in ASSETS for n in needs), needs
    return files
