#!/usr/bin/env python3
"""Puts the labels of pages.jsonl on the pages they belong to: writes labelled articles, as fit.py and `netra rules signs` read them.

The pages are real ones, in data sets that others have published; they are not ours to publish, so that only labels are kept here.
Each names its data set, commit, file and row; a statement is a range of characters of the title or the text.

    git clone https://github.com/OWNER/NAME CLONES/OWNER+NAME    (for each repository that pages.jsonl names)
    Tests/Fitting/pages.py CLONES > pages-labelled.jsonl
"""
import csv, hashlib, io, json, os, re, subprocess, sys

# By repository: the columns of title, text, address and day; where its files differ, the first that a file has.
COLUMNS = {
    "Marwahns/indonesian_news_category_classifier": ("judul", "isi_berita", "url", ""),
    "Harisatul/klasifikasi-berita-indonesia-lstm": ("title", "content", "url", "date"),
    "ArbilShofiyurrahman/uasppw": ("Title", "Content", "", "Date"),
    "gamaput/web-crawl-tribunnews": ("title", "content", "", "date"),
    "jasminemutia/Indonesian-News-Media-Scraping-and-Text-Classification": ("Title", "Text", "URL", ""),
    "HOSEKI7/Website-Klasifikasi-Berita": ("judul", "isi", "", ""),
    "abdfajar/republika_sentiner": ("judul", "konten", "url", "waktu_terbit"),
    "gikirima/indonews-scrapper": ("judul|Judul", "isi|Isi Artikel|isi_berita", "url|URL", "tanggal_publikasi|url|URL"),
}
MONTHS = "jan feb mar apr mei jun jul agu sep okt nov des".split()


def rows(clones, repository, commit, path):
    folder = os.path.join(clones, repository.replace("/", "+"))
    done = subprocess.run(["git", "-C", folder, "show", f"{commit}:{path}"], capture_output=True)
    if done.returncode:
        sys.exit(f"{folder}: {done.stderr.decode().strip()}; clone https://github.com/{repository} there")
    text = done.stdout.decode("utf8", "replace").lstrip("\ufeff")
    return json.loads(text) if path.endswith(".json") else list(csv.DictReader(io.StringIO(text)))


def unbarred(text):
    """Some files have a bar between all letters."""
    return text.replace("| |", "\0").replace("|", "").replace("\0", " ") if text.count("|") > 5 else text


def day(text):
    if found := re.search(r"(\d{1,2})\s+(\w{3})\w*\s+(20\d\d)", text.lower()):
        if found[2] in MONTHS:
            return f"{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}"
    if found := re.fullmatch(r"(\d\d)-(\d\d)-(20\d\d)", text):
        return f"{found[3]}-{found[2]}-{found[1]}"
    if found := re.search(r"/(20\d\d)/(\d\d)/(\d\d)/", text):
        return f"{found[1]}-{found[2]}-{found[3]}"
    return (re.search(r"20\d\d-\d\d-\d\d", text) or [""])[0]


def main():
    csv.field_size_limit(10**9)
    files = {}
    for line in open(os.path.join(os.path.dirname(__file__), "pages.jsonl")):
        page = json.loads(line)
        key = page["repository"], page["commit"], page["path"]
        if key not in files:
            files[key] = rows(sys.argv[1], *key)
        row, columns = files[key][page["row"]], COLUMNS[page["repository"]]
        title, text, url, date = (next((str(row[c]) for c in names.split("|") if row.get(c)), "") for names in columns)
        title, text = re.sub(r"\s+", " ", unbarred(title)).strip(), text.replace("\xa0", " ").strip()
        if hashlib.sha256((title + text).encode()).hexdigest()[:12] != page["id"]:
            sys.exit(f"{key}, row {page['row']}: the page is not the one that was labelled")
        article = {"id": page["id"], "url": url, "title": title, "text": text, "statements": []}
        if published := day(unbarred(date)):
            article["published"] = published
        for label in page["statements"]:
            statement = {"quote": (title if label["in"] == "title" else text)[label["start"] : label["end"]]}
            statement.update({name: label[name] for name in ("detector", "stance", "event") if name in label})
            if "days" in label:
                statement["start"], statement["end"] = label["days"]
            article["statements"].append(statement)
        print(json.dumps(article, ensure_ascii=False))


if __name__ == "__main__":
    main()
