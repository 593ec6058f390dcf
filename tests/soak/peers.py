# SPDX-FileCopyrightText: 2026 The Watchfloor authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sending side of a soak: each role is a process of its own, so that it can be killed.

What a role sends is known by its microsecond: message i of the tick at t has the number t + i. Before a tick is sent,
(t, count) is appended to the role's journal, from which the soak counts. Of a process that was killed, the last tick
may or may not have been sent; all before it was.
"""
import array
import bisect
import http.server
import json
import os
import pathlib
import socket
import ssl
import sys
import time
import urllib.parse

TICK = 0.05
WORDS = ["session opened", "session closed", "deny inbound", "login failed", "policy changed", "tunnel down", "tunnel up"]


def stamp(us, zone="Z"):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(us // 1_000_000)) + f".{us % 1_000_000:06d}{zone}"


def eve(us):
    n = us % 40
    return (f'{{"timestamp":"{stamp(us, "+0000")}","flow_id":{us},"event_type":"alert","src_ip":"192.0.2.{us % 250 + 1}",'
            f'"src_port":4711,"dest_ip":"198.51.100.{us // 7 % 250 + 1}","dest_port":443,"proto":"TCP","alert":'
            f'{{"action":"allowed","gid":1,"signature_id":{2000 + n},"rev":1,"signature":"SOAK rule {n}",'
            f'"category":"Misc activity","severity":{us % 3 + 1}}}}}\n').encode()


def syslog(us):
    return (f'<134>1 {stamp(us)} fw-{us % 9} vpnd {us % 7000} - [soak@32473 n="{us}"] '
            f'{WORDS[us % len(WORDS)]} for user {us % 100}').encode()


class Journal:
    """Appended to before each tick; one file for each life of a role."""

    def __init__(self, settings, role):
        folder = pathlib.Path(settings["folder"]) / "journal"
        life = len(list(folder.glob(f"{role}.*")))
        self.file = open(folder / f"{role}.{life:03d}", "wb", buffering=0)

    def tick(self, us, count):
        self.file.write(array.array("q", [us, count]).tobytes())


def ticks(settings, role):
    """Numbers to send, tick by tick, at the role's rate, until the file `stop` is there."""
    rate = settings["rates"][role]
    journal = Journal(settings, role)
    stop = pathlib.Path(settings["folder"]) / "stop"
    begin, sent = time.time(), 0
    while not stop.exists():
        due = int((time.time() - begin) * rate) - sent
        if due > 0:
            us = int(time.time() * 1_000_000)
            sent += due
            journal.tick(us, due)
            yield range(us, us + due)
        time.sleep(TICK)


class Wire:
    """A connection that is made again; what comes while there is none is lost, as with any sender that keeps nothing."""

    def __init__(self, dial):
        self.dial = dial
        self.socket = None
        self.tried = 0.0

    def send(self, data):
        if self.socket is None and time.time() - self.tried > 0.2:
            self.tried = time.time()
            try:
                self.socket = self.dial()
            except OSError:
                pass
        if self.socket is None:
            return
        try:
            self.socket.sendall(data)
        except OSError:
            self.socket.close()
            self.socket = None


def dial_tcp(settings, role):
    connection = socket.create_connection(("127.0.0.1", settings["ports"][role]), 5)
    connection.settimeout(None)  # a listener that is behind holds its senders back; only its end is an error
    if role != "syslog-tls":
        return connection
    context = ssl.create_default_context(cafile=settings["authority"])
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # the authority is one of a line of openssl
    context.load_cert_chain(settings["client"][0], settings["client"][1])
    return context.wrap_socket(connection, server_hostname="127.0.0.1")


def dial_local(path):
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.connect(path)
    return connection


# --- roles ------------------------------------------------------------------


def folder(settings):
    """Suricata's eve.json: grows, is renamed every two minutes. The folder itself may be away for a while."""
    drop = pathlib.Path(settings["drop"])
    # A life of its own: what a killed writer left is left as it is.
    name = f"eve-{int(time.time())}.json"
    out = open(drop / name, "ab", buffering=0)
    since, part = time.time(), 0
    for numbers in ticks(settings, "folder"):
        out.write(b"".join(map(eve, numbers)))
        if time.time() - since > 120 and (drop / name).exists():
            since, part = time.time(), part + 1
            (drop / name).rename(drop / f"{name}.{part}")
            out.close()
            out = open(drop / name, "ab", buffering=0)


def relay(settings):
    """The file that rsyslog follows and passes on."""
    with open(settings["relayed"], "ab", buffering=0) as out:
        for numbers in ticks(settings, "syslog-relay"):
            out.write(b"".join(syslog(us) + b"\n" for us in numbers))


def udp(settings):
    out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for numbers in ticks(settings, "syslog-udp"):
        for us in numbers:
            try:
                out.sendto(syslog(us), ("127.0.0.1", settings["ports"]["syslog-udp"]))
            except OSError:
                pass  # nobody is there, says the system


def tcp(settings):
    wire = Wire(lambda: dial_tcp(settings, "syslog-tcp"))
    for numbers in ticks(settings, "syslog-tcp"):
        wire.send(b"".join(syslog(us) + b"\n" for us in numbers))


def tls(settings):
    wire = Wire(lambda: dial_tcp(settings, "syslog-tls"))
    for numbers in ticks(settings, "syslog-tls"):
        messages = map(syslog, numbers)
        wire.send(b"".join(b"%d %s" % (len(message), message) for message in messages))


def eve_socket(settings):
    wire = Wire(lambda: dial_local(settings["socket"]))
    for numbers in ticks(settings, "eve-socket"):
        wire.send(b"".join(map(eve, numbers)))


def uuid(settings, us, kind, part=0):
    number = (us - settings["base"]) * 16 + part
    return f"{number:08x}"[-8:] + f"-{kind}-4000-8000-{number:012x}"


def replaced(path, text):
    temporary = path.with_name(path.name + ".new")
    temporary.write_text(text)
    temporary.rename(path)


def misp(settings):
    """Writes a MISP feed for nginx: an event is a file, and is there once the manifest names it."""
    www = pathlib.Path(settings["www"]) / "misp"
    manifest, written = {}, 0.0
    for numbers in ticks(settings, "misp"):
        for us in numbers:
            name = uuid(settings, us, "4111")
            seconds = str(us // 1_000_000)
            attributes = [{"uuid": uuid(settings, us, "4222", i), "type": "ip-dst", "category": "Network activity",
                           "value": f"198.51.{i}.{us % 250 + 1}", "timestamp": seconds, "to_ids": True} for i in range(10)]
            event = {"uuid": name, "info": f"Soak event {us % 50}", "date": stamp(us)[:10], "timestamp": seconds,
                     "threat_level_id": "2", "analysis": "2", "Attribute": attributes}
            (www / f"{name}.json").write_text(json.dumps({"Event": event}))
            manifest[name] = {"timestamp": seconds}
        if time.time() - written > 4:
            written = time.time()
            replaced(www / "manifest.json", json.dumps(manifest))
    replaced(www / "manifest.json", json.dumps(manifest))


def https(settings):
    """Writes the last minutes of a log for nginx, as NDJSON."""
    path = pathlib.Path(settings["www"]) / "log.json"
    lines, written = [], 0.0
    for numbers in ticks(settings, "https"):
        lines += [(us, eve(us).decode()) for us in numbers]
        if time.time() - written > 2:
            written = time.time()
            oldest = (written - settings["window"]) * 1_000_000
            lines = [line for line in lines if line[0] > oldest]
            replaced(path, "".join(text for _, text in lines))
    replaced(path, "".join(text for _, text in lines))


# --- TAXII ------------------------------------------------------------------


class Collection:
    """All that was ever added: the journals say, so a server that was killed begins where it ended."""

    def __init__(self, settings):
        self.settings = settings
        self.journals = pathlib.Path(settings["folder"]) / "journal"
        self.numbers = []
        for path in sorted(self.journals.glob("taxii.*")):
            self.take(read_journal(path))
        self.journal = Journal(settings, "taxii")
        self.begin, self.added = time.time(), 0

    def take(self, entries):
        for us, count in entries:
            self.numbers += range(us, us + count)

    def grow(self):
        """Objects are there by the time that anybody asks."""
        if (pathlib.Path(self.settings["folder"]) / "stop").exists():
            return
        due = int((time.time() - self.begin) * self.settings["rates"]["taxii"]) - self.added
        if due > 0:
            us = int(time.time() * 1_000_000)
            self.journal.tick(us, due)
            self.take([(us, due)])
            self.added += due

    def page(self, after, limit):
        start = bisect.bisect_right(self.numbers, after)
        return self.numbers[start:start + limit], start + limit < len(self.numbers)


def indicator(settings, us):
    at = stamp(us)[:-4] + "Z"
    return {"type": "indicator", "spec_version": "2.1", "id": "indicator--" + uuid(settings, us, "4333"), "created": at,
            "modified": at, "name": f"Soak indicator {us % 50}", "pattern_type": "stix", "valid_from": at,
            "pattern": f"[ipv4-addr:value = '10.{us % 250}.{us // 250 % 250}.{us // 62500 % 250}']"}


def taxii(settings):
    collection = Collection(settings)
    me = {"id": settings["collection"], "title": "Soak", "can_read": True, "can_write": False,
          "media_types": ["application/stix+json;version=2.1"]}

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 5  # of a connection that asks nothing more

        def do_GET(self):
            url = urllib.parse.urlsplit(self.path)
            headers = []
            if url.path.rstrip("/").endswith("/objects"):
                query = dict(urllib.parse.parse_qsl(url.query))
                collection.grow()
                after = micros(query["added_after"]) if "added_after" in query else -1
                if "next" in query:
                    after = int(query["next"])
                numbers, more = collection.page(after, 500)
                answer = {"objects": [indicator(settings, us) for us in numbers]} if numbers else {}
                if more:
                    answer |= {"more": True, "next": str(numbers[-1])}
                if numbers:
                    headers = [("X-TAXII-Date-Added-First", stamp(numbers[0])),
                               ("X-TAXII-Date-Added-Last", stamp(numbers[-1]))]
            else:
                answer = me
            body = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/taxii+json;version=2.1")
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    # One at a time: there is one who asks.
    server = http.server.HTTPServer(("127.0.0.1", settings["ports"]["taxii"]), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(settings["server"][0], settings["server"][1])
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.timeout = 0.5
    while True:
        server.handle_request()
        collection.grow()


def micros(text):
    whole, _, fraction = text.rstrip("Z").partition(".")
    seconds = int(time.mktime(time.strptime(whole, "%Y-%m-%dT%H:%M:%S"))) - time.timezone
    return seconds * 1_000_000 + int((fraction + "000000")[:6])


def read_journal(path):
    numbers = array.array("q")
    data = path.read_bytes()
    numbers.frombytes(data[:len(data) // 16 * 16])
    return list(zip(numbers[::2], numbers[1::2]))


ROLES = {"folder": folder, "syslog-udp": udp, "syslog-tcp": tcp, "syslog-tls": tls, "syslog-relay": relay,
         "eve-socket": eve_socket, "taxii": taxii, "misp": misp, "https": https}

if __name__ == "__main__":
    os.environ["TZ"] = "UTC"
    time.tzset()
    ROLES[sys.argv[1]](json.loads(pathlib.Path(sys.argv[2]).read_text()))
