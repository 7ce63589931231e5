import glob, hashlib, json, sys
seq, prev = 0, "sha256:" + "0" * 64
for path in sorted(glob.glob(sys.argv[1] + "/alerts-*.jsonl")):
    for number, line in enumerate(open(path, "rb"), 1):
        event = json.loads(line)
        if event["seq"] != seq + 1 or event["prev"] != prev or not line.endswith(b"\n"):
            sys.exit(f"{path}:{number}: the chain breaks here")
        digest = "sha256:" + hashlib.sha256(line[:-1]).hexdigest()
        seq, prev = event["seq"], event.get("redacted", digest)
print(f"{seq}:{prev}")
