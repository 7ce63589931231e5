import glob, hashlib, re, sys
seq, prev = 0, b"sha256:" + b"0" * 64
whole = rb'\{"seq":%d,"prev":"%s",(?:"id":.*|"redacted":"(sha256:[0-9a-f]{64})","by":[0-9]+)\}\n'
for path in sorted(glob.glob(sys.argv[1] + "/alerts-*.jsonl")):
    for number, line in enumerate(open(path, "rb"), 1):
        if not (found := re.fullmatch(whole % (seq + 1, prev), line)):
            sys.exit(f"{path}:{number}: the chain breaks here")
        digest = b"sha256:" + hashlib.sha256(line[:-1]).hexdigest().encode()
        seq, prev = seq + 1, found[1] or digest
print(f"{seq}:{prev.decode()}")
