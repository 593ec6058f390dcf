#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All transports at once against their peers: first in peace, then with kills and outages; at the end every message is
accounted for. See README.md. Exit code 1: something that must not happen did."""
import argparse
import array
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import time

import peers

HERE = pathlib.Path(__file__).resolve().parent
# Of all records; what is left goes to the folder.
SHARES = {"syslog-udp": .14, "syslog-tcp": .12, "syslog-tls": .12, "syslog-relay": .14, "eve-socket": .14,
          "taxii": .025, "misp": .0025, "https": .02}
CLAIMED = {"taxii": "indicator--%", "misp": "report--%"}  # no observations: these claims stand for their records
REPLAYABLE = {"folder", "syslog-relay", "taxii", "misp", "https"}
LISTENERS = ["syslog-udp", "syslog-tcp", "syslog-tls", "syslog-relay", "eve-socket"]
SLACK = 2.5  # seconds around a gap: a sender's reconnection, what a socket held when its listener went
GROWTH, GROWTH_MIB = 1.15, 24  # memory at the end against memory after five minutes, or half of the time
ROUNDS = 5


def say(text):
    print(f"{time.strftime('%H:%M:%SZ', time.gmtime())}  {text}", flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Soak:
    def __init__(self, options):
        self.options = options
        self.ctl_program = str(pathlib.Path(options.ctl).resolve())
        self.peers_folder = pathlib.Path(os.environ.get("WATCHFLOOR_PEERS", pathlib.Path.home() / "peers"))
        self.folder = pathlib.Path(options.folder).resolve()
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in ["journal", "drop", "www/misp", "relay", "nginx", "tls"]:
            (self.folder / name).mkdir(parents=True)
        self.store = str(self.folder / "soak.watchfloor")
        self.children = {}
        self.watchfloor = None
        self.memory = []  # (seconds since the start of this life, MiB)
        self.marks = []  # begin and end of what was done to the transports, for the account
        self.begin = time.time()
        self.settings = self.make_settings()
        (self.folder / "settings.json").write_text(json.dumps(self.settings))

    # --- what is there -------------------------------------------------------

    def make_settings(self):
        rate = self.options.rate
        rates = {name: max(1, rate * share) for name, share in SHARES.items()}
        rates["folder"] = max(1, rate - sum(rates.values()))
        self.certificate("ca", "Soak authority", [])
        issued = {name: self.certificate(name, name, ["-CA", self.tls("ca.pem"), "-CAkey", self.tls("ca.key"), "-addext",
                                                      "basicConstraints=critical,CA:FALSE", "-addext",
                                                      "subjectAltName=IP:127.0.0.1"]) for name in ["server", "client"]}
        ports = {name: free_port() for name in ["syslog-udp", "syslog-tcp", "syslog-tls", "syslog-relay", "taxii", "web"]}
        return {"folder": str(self.folder), "drop": str(self.folder / "drop"), "www": str(self.folder / "www"),
                "relayed": str(self.folder / "relay" / "in.log"), "socket": str(self.folder / "eve.sock"),
                "rates": rates, "ports": ports, "authority": self.tls("ca.pem"), "window": 300,
                "collection": "11111111-1111-4111-8111-111111111111", "base": int(self.begin) * 1_000_000 - 1_000_000,
                **issued}

    def tls(self, name):
        return str(self.folder / "tls" / name)

    def certificate(self, name, subject, more):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                        "-days", "30", "-subj", f"/CN={subject}", "-out", self.tls(f"{name}.pem"), "-keyout",
                        self.tls(f"{name}.key"), *more], check=True, capture_output=True)
        return [self.tls(f"{name}.pem"), self.tls(f"{name}.key")]

    def ctl(self, *arguments, check=True):
        return subprocess.run([self.ctl_program, "--store", self.store, *arguments], check=check, capture_output=True,
                              text=True)

    def make_sources(self):
        ports = self.settings["ports"]
        tls = [f"transport.ca={self.tls('ca.pem')}", f"transport.certificate={self.tls('server.pem')}",
               f"transport.key={self.tls('server.key')}"]
        web = [f"transport.ca={self.tls('ca.pem')}", "transport.allow_private=yes"]
        listen = lambda scheme, name: f"transport.location={scheme}://127.0.0.1:{ports[name]}"
        transports = {
            "folder": ["transport.kind=folder", f"transport.location={self.folder / 'drop'}",
                       "transport.format=suricata-eve"],
            "syslog-udp": ["transport.kind=syslog", listen("udp", "syslog-udp")],
            "syslog-tcp": ["transport.kind=syslog", listen("tcp", "syslog-tcp")],
            "syslog-tls": ["transport.kind=syslog", listen("tls", "syslog-tls"), *tls],
            "syslog-relay": ["transport.kind=syslog", listen("relps", "syslog-relay"), *tls],
            "eve-socket": ["transport.kind=eve-socket", f"transport.location={self.settings['socket']}"],
            "taxii": ["transport.kind=taxii", "transport.interval=5", *web, "transport.location="
                      f"https://127.0.0.1:{ports['taxii']}/api/collections/{self.settings['collection']}/"],
            "misp": ["transport.kind=misp", "transport.interval=10", *web,
                     f"transport.location=https://127.0.0.1:{ports['web']}/misp/"],
            "https": ["transport.kind=https", "transport.interval=10", *web, "transport.format=suricata-eve",
                      f"transport.location=https://127.0.0.1:{ports['web']}/log.json"],
        }
        for name, settings in transports.items():
            self.ctl("source", "set", name, "kind=sensor", "reliability=B", "marking=TLP:GREEN", "cadence=5", *settings)

    # --- who runs ------------------------------------------------------------

    def start_watchfloor(self):
        with open(self.folder / "watchfloor.log", "ab") as log:
            self.watchfloor = subprocess.Popen([self.ctl_program, "--store", self.store, "feeds", "run"], stdout=log,
                                               stderr=log)
        self.memory = []
        self.life = time.time()

    def wait_for_listeners(self):
        log = self.folder / "watchfloor.log"
        until = time.time() + 60
        while not all(f" {name}: live," in log.read_text() for name in LISTENERS):
            if time.time() > until or self.watchfloor.poll() is not None:
                raise SystemExit(f"not all listen: see {log}")
            time.sleep(0.2)

    def start(self, name):
        if name in peers.ROLES:
            command = [sys.executable, str(HERE / "peers.py"), name, str(self.folder / "settings.json")]
        else:
            command = getattr(self, f"{name}_command")()
        environment = os.environ | {"TZ": "UTC"}
        if name == "rsyslog":
            environment["LD_LIBRARY_PATH"] = str(self.peers_folder / "rsyslog/usr/lib/x86_64-linux-gnu")
        with open(self.folder / f"{name}.log", "ab") as log:
            self.children[name] = subprocess.Popen(command, stdout=log, stderr=log, env=environment)

    def nginx_command(self):
        folder = self.folder / "nginx"
        (folder / "nginx.conf").write_text(f"""
daemon off; master_process off; pid nginx.pid;
events {{ }}
http {{
    access_log off; default_type application/json; sendfile off;
    client_body_temp_path tmp1; proxy_temp_path tmp2; fastcgi_temp_path tmp3; uwsgi_temp_path tmp4; scgi_temp_path tmp5;
    server {{
        listen 127.0.0.1:{self.settings['ports']['web']} ssl;
        ssl_certificate {self.tls('server.pem')}; ssl_certificate_key {self.tls('server.key')};
        root {self.settings['www']};
    }}
}}
""")
        return [str(self.peers_folder / "nginx/usr/sbin/nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"),
                "-e", "stderr"]

    def rsyslog_command(self):
        """What imfile read is on disk before its place in the file is: killed anywhere, it sends some again. An interval
        is wanted for there to be a place at all; but it may come between reading a line and queueing it."""
        folder = self.folder / "relay"
        (folder / "rsyslog.conf").write_text(f"""
global(workDirectory="{folder}" maxMessageSize="64k")
module(load="imfile" mode="inotify")
module(load="omrelp" tls.tlslib="openssl")
template(name="asis" type="string" string="%msg%")
input(type="imfile" file="{self.settings['relayed']}" tag="relay" persistStateInterval="1000000000"
      persistStateAfterSubmission="on" ruleset="on")
ruleset(name="on" queue.type="Disk" queue.filename="on" queue.checkpointInterval="1" queue.maxDiskSpace="4g"
        queue.syncQueueFiles="on") {{
    action(type="omrelp" target="127.0.0.1" port="{self.settings['ports']['syslog-relay']}" template="asis" tls="on"
           tls.authMode="certvalid" tls.caCert="{self.tls('ca.pem')}" tls.myCert="{self.tls('client.pem')}"
           tls.myPrivKey="{self.tls('client.key')}" action.resumeRetryCount="-1" action.resumeInterval="1")
}}
""")
        root = self.peers_folder / "rsyslog"
        return [str(root / "usr/sbin/rsyslogd"), "-n", "-f", str(folder / "rsyslog.conf"), "-i", "NONE", "-M",
                str(root / "usr/lib/x86_64-linux-gnu/rsyslog")]

    def end(self, process, number):
        process.send_signal(number)
        process.wait()

    # --- what happens --------------------------------------------------------

    def rest(self, seconds):
        """Sleeps, and looks after who runs and how much memory it has."""
        until = time.time() + seconds
        while time.time() < until:
            for name, process in self.children.items():
                if process.poll() is not None:
                    raise SystemExit(f"{name} ended by itself: see {self.folder}/{name}.log")
            if self.watchfloor.poll() is not None:
                raise SystemExit(f"watchfloorctl ended by itself: see {self.folder}/watchfloor.log")
            for line in pathlib.Path(f"/proc/{self.watchfloor.pid}/status").read_text().splitlines():
                if line.startswith("VmRSS"):
                    self.memory.append((time.time() - self.life, int(line.split()[1]) / 1024))
            time.sleep(min(5, max(0, until - time.time())))

    def kill_watchfloor(self):
        self.end(self.watchfloor, signal.SIGKILL)
        time.sleep(2)
        self.start_watchfloor()

    def kill_peers(self):
        killed = [name for name in self.children if name not in ("misp", "https")]
        for name in killed:
            self.end(self.children[name], signal.SIGKILL)
        time.sleep(1)
        for name in killed:
            self.start(name)

    def outage(self):
        """Nobody listens, nobody serves, and the folder is not there."""
        drop, away = self.folder / "drop", self.folder / "away"
        for name in LISTENERS:
            self.ctl("feeds", "pause", name)
        for name in ["nginx", "taxii"]:
            self.end(self.children.pop(name), signal.SIGKILL)
        drop.rename(away)
        self.rest(self.options.outage)
        away.rename(drop)
        for name in ["nginx", "taxii"]:
            self.start(name)
        for name in LISTENERS:
            self.ctl("feeds", "resume", name)

    def catch_up(self, most):
        """Until what can be sent again is here, all that was sent until now."""
        until, wanted = time.time() + most, int(time.time() * 1_000_000)
        while time.time() < until:
            self.rest(5)
            missing = {name: count for name, count in self.missing(wanted).items() if count}
            if not missing:
                return True
        say(f"still missing after {most} s: {missing}")
        return False

    def missing(self, until):
        """Quick: counts alone, of what can be sent again. What nobody knows whether it was sent is not missed."""
        ids = dict(self.query("SELECT slug, id FROM source"))
        stored = dict(self.query("SELECT source_id, count(*) FROM observation WHERE happened_from < ? GROUP BY source_id",
                                 until))
        for name, like in CLAIMED.items():
            (stored[ids[name]],), = self.query("SELECT count(*) FROM claim WHERE source_id = ? AND subject LIKE ? "
                                               "AND happened_from < ?", ids[name], like, until)
        result = {}
        for name in REPLAYABLE:
            lives = self.lives(name)
            unsure = sum(life[-1][1] for life in lives[:-1] if life)
            sent = sum(count for life in lives for us, count in life if us < until)
            result[name] = max(0, sent - unsure - stored.get(ids[name], 0))
        return result

    # --- the account ---------------------------------------------------------

    def lives(self, name):
        return [peers.read_journal(path) for path in sorted((self.folder / "journal").glob(f"{name}.*"))]

    def sent(self, name):
        """All numbers of a role, and those of which nobody knows whether they were sent."""
        lives = self.lives(name)
        numbers, unsure = array.array("q"), set()
        for place, life in enumerate(lives):
            for us, count in life:
                numbers.extend(range(us, us + count))
            if place + 1 < len(lives) and life and name != "taxii":
                us, count = life[-1]
                unsure.update(range(us, us + count))
        return numbers, unsure

    def query(self, sql, *values):
        connection = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def stored(self, names):
        """Numbers of what the store holds, with repetitions."""
        ids = dict(self.query("SELECT slug, id FROM source"))
        wanted = {ids[name]: name for name in names}
        result = {name: array.array("q") for name in names}
        connection = sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)
        for source, us in connection.execute("SELECT source_id, happened_from FROM observation"):
            if source in wanted:
                result[wanted[source]].append(us)
        for name, like in CLAIMED.items():
            if name in names:
                for (subject,) in connection.execute("SELECT subject FROM claim WHERE source_id = ? AND subject LIKE ?",
                                                     (ids[name], like)):
                    result[name].append(int(subject[-12:], 16) // 16 + self.settings["base"])
        connection.close()
        return result

    def account(self, peace_ended):
        counts = {slug: row for slug, *row in self.query(
            "SELECT s.slug, coalesce(sum(i.accepted), 0), coalesce(sum(i.duplicates), 0), "
            "coalesce(sum(i.quarantined), 0) FROM source s LEFT JOIN import i ON i.source_id = s.id GROUP BY s.id")}
        status = {one["source"]: one for one in map(json.loads, self.ctl("--json", "feeds", "status").stdout.splitlines())}
        stored = self.stored(set(self.settings["rates"]))
        failures, rows = [], []
        for name in self.settings["rates"]:
            numbers, unsure = self.sent(name)
            have = set(stored[name])
            doubled = len(stored[name]) - len(have)
            absent = [us for us in numbers if us not in have]
            unsent = sum(1 for us in absent if us in unsure)
            lost = [us for us in absent if us not in unsure]
            in_peace = sum(1 for us in lost if us < peace_ended)
            gaps = [(seconds(gap["from"]) - SLACK, seconds(gap["until"]) + SLACK, gap["messages"] or 0)
                    for gap in status[name]["gaps"]]
            unexplained = sum(1 for us in lost if not any(a <= us / 1e6 <= b for a, b, _ in gaps))
            known = sum(messages for *_, messages in gaps)
            accepted, duplicates, quarantined = counts[name]
            rows.append([name, len(numbers) - unsent, accepted, duplicates, quarantined, len(lost), in_peace, doubled,
                         len(gaps), round(sum(b - a - 2 * SLACK for a, b, _ in gaps)), known])
            if doubled:
                failures.append(f"{name}: {doubled} doubled")
            if quarantined:
                failures.append(f"{name}: {quarantined} quarantined")
            if lost and name in REPLAYABLE:
                failures.append(f"{name}: {len(lost)} lost, though it can be read again")
            if unexplained:
                failures.append(f"{name}: {unexplained} lost outside of every gap on the timeline")
            if in_peace and (name != "syslog-udp" or in_peace > known):
                failures.append(f"{name}: {in_peace} lost in peace")
            strangers = len(have) - len(have.intersection(numbers))
            if strangers:
                failures.append(f"{name}: {strangers} that nobody sent")
        head = ["transport", "sent", "accepted", "duplicates", "quarantined", "lost", "lost in peace", "doubled", "gaps",
                "gap seconds", "lost by count"]
        table([head, *rows])
        return failures

    def judge_memory(self):
        peace = self.options.minutes * 60
        early = [mib for at, mib in self.memory if min(300, peace / 2) - 30 <= at <= min(300, peace / 2) + 30]
        late = [mib for at, mib in self.memory if at >= peace - 60]
        if not early or not late:
            return ["memory was not measured"]
        before, after = statistics.median(early), statistics.median(late)
        say(f"memory: {before:.0f} MiB after {min(300, peace / 2):.0f} s, {after:.0f} MiB at the end of {peace:.0f} s "
            f"(allowed: {GROWTH:.2f} times and {GROWTH_MIB} MiB)")
        return [f"memory grew from {before:.0f} to {after:.0f} MiB"] if after > before * GROWTH + GROWTH_MIB else []

    # --- all of it -----------------------------------------------------------

    def run(self):
        say(f"{self.options.rate} records/s, {self.options.minutes:g} minutes in peace, then {self.options.rounds} rounds "
            f"each of kills and of outages of {self.options.outage} s; in {self.folder}")
        first = self.folder / "first.json"  # a store begins with an import
        first.write_bytes(peers.eve(self.settings["base"]))
        self.ctl("ingest", "--source", "first", str(first))
        self.make_sources()
        self.start_watchfloor()
        self.wait_for_listeners()
        for name in [*peers.ROLES, "nginx", "rsyslog"]:
            self.start(name)
        for minute in range(int(self.options.minutes)):
            self.rest(60)
            if minute % 5 == 4:
                say(f"{minute + 1} minutes, {self.memory[-1][1]:.0f} MiB, load {os.getloadavg()[0]:.1f}")
        self.rest(60 * (self.options.minutes % 1))
        peace_ended = int((time.time() - 3) * 1_000_000)  # what came later may not have been stored yet
        failures = self.judge_memory()
        for what in [self.kill_watchfloor, self.kill_peers, self.outage]:
            for number in range(1, self.options.rounds + 1):
                say(f"{what.__name__.replace('_', ' ')}, {number} of {self.options.rounds}")
                what()
                self.rest(8)
                if what == self.outage:
                    self.catch_up(240)
        (self.folder / "stop").touch()
        self.rest_after_stop()
        self.end(self.watchfloor, signal.SIGTERM)
        for name in ["nginx", "rsyslog", "taxii"]:
            self.end(self.children.pop(name), signal.SIGKILL)
        failures += self.account(peace_ended)
        verified = self.ctl("verify", check=False)
        say(f"verify: exit {verified.returncode} {verified.stdout.strip()[-200:]}")
        if verified.returncode != 0:
            failures.append("the store does not verify")
        say(f"load {os.getloadavg()}, store {os.path.getsize(self.store) / 2**20:.0f} MiB")
        for failure in failures:
            say(f"FAILED  {failure}")
        say("failed" if failures else "passed")
        return 1 if failures else 0

    def rest_after_stop(self):
        """The senders end by themselves; what can be read again is read to its end."""
        for name in list(self.children):
            if name not in ("nginx", "rsyslog", "taxii"):
                self.children.pop(name).wait()
        self.rest(5)
        self.catch_up(330)
        self.rest(3)

    def clean_up(self):
        for process in [*self.children.values(), self.watchfloor]:
            if process and process.poll() is None:
                process.kill()
                process.wait()


def seconds(iso):
    return peers.micros(iso) / 1_000_000


def table(rows):
    rows = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                        for i, (cell, width) in enumerate(zip(row, widths))), flush=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("minutes", nargs="?", type=float, default=30)
    arguments.add_argument("--rate", type=int, default=2000, help="records a second, of all transports")
    arguments.add_argument("--outage", type=int, default=60, help="seconds")
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    arguments.add_argument("--ctl", required=True)
    arguments.add_argument("--folder", required=True)
    os.environ["TZ"] = "UTC"
    time.tzset()
    soak = Soak(arguments.parse_args())
    try:
        return soak.run()
    finally:
        soak.clean_up()


if __name__ == "__main__":
    sys.exit(main())
