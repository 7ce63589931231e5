#!/usr/bin/env python3
"""The real daemon between a small outlet and receivers that misbehave, one a mode; then its log against their records.

    Tests/Rigs/receivers.py [--netra PATH] [--receiver PATH] [--keep]

Each receiver answers its first message wrongly, in its own way, and verifies every message with the official library of
Standard Webhooks. At the end: each event of the log was received and verified at least once by each, none was that the log
does not know, and each body is the log's line with its digest. Where Debian's prometheus-alertmanager is installed, it gets
the alerts too, through the shipped template.

Needs Python's packages flask and standardwebhooks, and a receiver program with the options of `receiver.py` (--secret,
--port, --log, --first N=MODE): RECEIVER or --receiver names it, else ../shared/rigs/receiver.py is looked for. Where
something is missing it says so and ends with status 0: nothing was shown then.
"""

import argparse, hashlib, http.server, json, os, pathlib, shutil, signal, socket, subprocess, sys, tempfile, threading, time
import urllib.request

root = pathlib.Path(__file__).resolve().parents[2]
options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
options.add_argument("--netra", default=root / ".build/debug/netra")
options.add_argument("--receiver", default=os.environ.get("RECEIVER", root.parent / "shared/rigs/receiver.py"))
options.add_argument("--keep", action="store_true")
options = options.parse_args()

MODES = ["204", "500", "503", "503:3", "429:2", "429:date:3", "410", "400", "404", "302:http://127.0.0.1:1/", "307:http://127.0.0.1:1/",
         "301:http://127.0.0.1:1/", "slow:2", "drip:20", "hang", "reset", "reset-early", "close", "garbage", "big:1000000000"]
LONGEST = 180  # seconds


def skip(why):
    print(f"skipped: {why}")
    sys.exit(0)


try:
    import flask, standardwebhooks  # noqa: F401
except ImportError as error:
    skip(f"{error}: pip install flask standardwebhooks")
if not pathlib.Path(options.receiver).is_file():
    skip(f"no receiver program at {options.receiver}")
if not pathlib.Path(options.netra).is_file():
    skip(f"no netra at {options.netra}: swift build --product netra")

STORIES = [
    ("Camat {n} Diduga Ajak Warga Pilih Paslon Nomor Urut 2", "Camat {n} diduga mengajak warga memilih pasangan calon nomor urut 2 "
     "dalam acara di balai desa, kata Rina Wulandari, anggota Bawaslu Kotawaringin Timur.",
     "“Saya tidak pernah mengajak siapa pun,” bantah camat itu."),
    ("Bupati {n} Imbau ASN Jaga Netralitas", "Bupati {n} mengimbau seluruh aparatur sipil negara menjaga netralitas pada Pilkada 2024.",
     "Imbauan itu disampaikan dalam apel pagi."),
]


class Outlet(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        if self.path == "/robots.txt":
            return self.answer(404, "text/plain", "")
        if self.path == "/feed":
            items = "".join(
                f"<item><title>{STORIES[n % 2][0].format(n=n)}</title><link>{outlet}/berita/{n}</link>"
                f"<pubDate>Thu, 14 Nov 2024 09:{n:02}:00 +0700</pubDate></item>" for n in range(6))
            return self.answer(200, "application/rss+xml", f'<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar Uji</title>'
                                                           f"<link>{outlet}/</link>{items}</channel></rss>")
        n = int(self.path.rsplit("/", 1)[-1])
        title, *paragraphs = (text.format(n=n) for text in STORIES[n % 2])
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        self.answer(200, "text/html; charset=utf-8", f"<html lang=id><head><title>{title}</title></head><body><article><h1>{title}</h1>"
                                                     f"<time datetime=2024-11-14T09:0{n}:00+07:00></time>{body}</article></body></html>")

    def answer(self, status, kind, text):
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as s:
        return s.getsockname()[1]


def fetch(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)


def wait(what, condition, seconds=LONGEST):
    """Asks other programs again and again, since none of them tells when it is done: they answer, log or receive."""
    end = time.time() + seconds
    while time.time() < end:
        try:
            if condition():
                return
        except OSError:
            pass
        time.sleep(0.3)  # other programs tell nobody when they are done
    raise SystemExit(f"FAILED: {what} within {seconds} s")


folder = pathlib.Path(tempfile.mkdtemp(prefix="netra-receivers-"))
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
server.daemon_threads = True
outlet = f"http://127.0.0.1:{server.server_port}"
threading.Thread(target=server.serve_forever, daemon=True).start()
secret = subprocess.run([options.netra, "webhook", "secret"], capture_output=True, text=True, check=True).stdout.strip()
children = []


def start(words, log):
    child = subprocess.Popen(list(map(str, words)), stdout=open(folder / log, "ab"), stderr=subprocess.STDOUT, start_new_session=True)
    children.append(child)
    return child


try:
    (folder / "secret").write_text(secret + "\n")
    (folder / "secret").chmod(0o600)
    ports, webhooks = {}, []
    for number, mode in enumerate(MODES):
        ports[mode] = free_port()
        first = [] if mode == "204" else ["--first", f"1={mode}"]
        start([sys.executable, options.receiver, "--secret", secret, "--port", ports[mode], "--log", folder / f"{number}.jsonl", *first],
              f"receiver-{number}.txt")
        # A heartbeat is not repeated: where it came first, it would take the misbehaviour upon itself.
        beat = ", heartbeat: 1h" if mode == "204" else ""
        webhooks.append(f"  - {{ name: m{number}, url: 'http://127.0.0.1:{ports[mode]}/hook', secret-file: secret, local: true{beat} }}")
    alertmanager = shutil.which("prometheus-alertmanager")
    if alertmanager:
        api = free_port()
        (folder / "am.yml").write_text("route: { receiver: none }\nreceivers: [{ name: none }]\n")
        start([alertmanager, f"--config.file={folder}/am.yml", f"--storage.path={folder}/am", f"--web.listen-address=127.0.0.1:{api}",
               "--cluster.listen-address="], "alertmanager.txt")
        wait("Alertmanager answers", lambda: fetch(f"http://127.0.0.1:{api}/api/v2/status"))
        webhooks.append(f"  - {{ name: am, url: 'http://127.0.0.1:{api}/api/v2/alerts', format: alertmanager, local: true, "
                        "events: alert.*, heartbeat: 1h }")
    for port in ports.values():
        wait("a receiver answers", lambda: fetch(f"http://127.0.0.1:{port}/stats"))
    (folder / "netra.yaml").write_text(
        "contact: uji@example.org\nstate: state\nlogs: logs\nsources:\n"
        f"  - {{ name: kabar-uji, url: '{outlet}/feed', kind: feed, every: 1s, local: true, region: '62.02' }}\nwebhooks:\n"
        + "\n".join(webhooks) + "\n")
    configuration = ["--config", folder / "netra.yaml"]
    began = time.time()
    daemon = start([options.netra, "run", *configuration], "netra.txt")

    def log():
        lines = [line for file in sorted((folder / "logs").glob("alerts-*.jsonl")) for line in file.read_bytes().split(b"\n")[:-1]]
        return {json.loads(line)["id"]: line for line in lines}

    def records(mode):
        return fetch(f"http://127.0.0.1:{ports[mode]}/deliveries")

    def verified(mode):
        return {record["id"]: record for record in records(mode) if record["verified"]}

    # Copies of one story are one alert that is sighted again.
    wait("two alerts and four sightings are logged", lambda: sum(b'"type":"alert.' in line for line in log().values()) == 6)
    gone = f"m{MODES.index('410')}"
    wait("410 disables", lambda: any(b'"delivery.disabled"' in line for line in log().values()))
    said = subprocess.run(list(map(str, [options.netra, "deliver", "list", *configuration])), capture_output=True, text=True)
    assert "DISABLED: the receiver answered 410 Gone" in said.stdout, said
    said = subprocess.run(list(map(str, [options.netra, "webhook", "enable", gone, *configuration])), capture_output=True, text=True)
    assert said.returncode == 0, said
    said = subprocess.run(list(map(str, [options.netra, "webhook", "test", "m0", *configuration])), capture_output=True, text=True)
    assert said.returncode == 0 and "the receiver accepted it" in said.stdout, said

    def received(mode):
        # Slow or vast as it was, 204 and 200 are acceptances: nothing is sent again.
        accepts = mode.startswith(("slow", "big"))
        return {record["id"] for record in records(mode) if record["verified"] and (accepts or not record["mode"])}

    for mode in MODES:
        wait(f"all is received by {mode}", lambda: set(log()) <= received(mode))
    took = time.time() - began
    if alertmanager:
        wait("Alertmanager holds the alerts", lambda: len([a for a in fetch(f"http://127.0.0.1:{api}/api/v2/alerts")
                                                           if a["labels"]["alertname"] == "NetraLead"]) == 2)
        held = fetch(f"http://127.0.0.1:{api}/api/v2/alerts")
    os.kill(daemon.pid, signal.SIGTERM)
    daemon.wait(30)

    logged, bad = log(), []
    for mode in MODES:
        told = verified(mode)
        messages = {"hbt_", "tst_"}
        for id, record in told.items():
            if id[:4] in messages:
                continue
            if id not in logged:
                bad.append(f"{mode}: {id} is not in the log")
                continue
            line = logged[id]
            data = line[:-1] + b',"hash":"sha256:' + hashlib.sha256(line).hexdigest().encode() + b'"}'
            if not record["body"].encode().endswith(b'"data":' + data + b"}"):
                bad.append(f"{mode}: {id} differs from the log")
        unverified = [r for r in records(mode) if r["verified"] is False]
        if unverified:
            bad.append(f"{mode}: {len(unverified)} messages could not be verified: {unverified[0]['why']}")
        beats = sum(id.startswith("hbt_") for id in told)
        print(f"{mode:32} {len(records(mode)):4} requests, {len(told) - beats:3} events and tests, {beats} heartbeats, all verified")
    if alertmanager:
        kinds = sorted({a["labels"]["alertname"] for a in held})
        print(f"Alertmanager holds {len(held)} alerts: {', '.join(kinds)}")
    else:
        print("no prometheus-alertmanager here: not shown")
    for text in bad:
        print(f"FAILED: {text}")
    print(f"{len(logged)} events in the log; {len(MODES)} receivers; {took:.0f} s; {len(bad)} mistakes")
    sys.exit(1 if bad else 0)
finally:
    for child in children:
        if child.poll() is None:
            child.kill()
            child.wait()
    if options.keep:
        print(f"kept: {folder}")
    else:
        shutil.rmtree(folder, ignore_errors=True)
