"""News outlets on loopback, one to a host name, that publish an article a minute each; prints the port.

    outlets.py FOLDER

FOLDER holds labelled articles, JSON lines: their titles and texts are what is published. While a file named `quiet` stands in
the working directory, nobody publishes anything.
"""

import asyncio
import glob
import json
import os
import sys
import time
from email.utils import formatdate
from html import escape

ARTICLES = [json.loads(line) for path in sorted(glob.glob(sys.argv[1] + "/*.jsonl")) for line in open(path, encoding="utf-8")]
FURNITURE = "".join(f'<li><a href="/lain/{n}/">Berita lain nomor {n} dari rubrik daerah</a></li>' for n in range(400))
START = time.time()
issue = 1


def article(host, number):
    """The article's title and paragraphs: no two outlets, nor two minutes, have the same."""
    chosen = ARTICLES[(number * 31 + sum(host.encode())) % len(ARTICLES)]
    place = f"Edisi {number} {host}"
    return f"{chosen['title']} ({place})", [place] + chosen["text"].split("\n\n")


def page(host, number):
    title, paragraphs = article(host, number)
    date = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(START + 60 * number))
    text = "".join(f"<p>{escape(p)}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta property="og:type" content="article"><meta property="article:published_time" content="{date}"></head><body>'
        f'<article class="post"><h1 class="entry-title">{escape(title)}</h1><div class="entry-content">{text}</div></article>'
        f"<aside><ul>{FURNITURE}</ul></aside></body></html>"
    )


def feed(host, port):
    items = "".join(
        f"<item><title>{escape(article(host, n)[0])}</title><link>http://{host}:{port}/{n}/</link>"
        f"<pubDate>{formatdate(START + 60 * n)}</pubDate></item>"
        for n in range(issue, max(issue - 10, 0), -1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'


async def serve(reader, writer):
    port = writer.get_extra_info("sockname")[1]
    try:
        while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
            path = head.split(" ", 2)[1]
            fields = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
            fields = {name.lower(): value for name, value in fields.items()}
            host = fields["host"].split(":")[0]
            tag, kind, body, status = "", "text/html; charset=utf-8", "", "200 OK"
            if path == "/feed/":
                tag, kind = f'"{issue}"', "application/rss+xml"
                if fields.get("if-none-match") == tag:
                    status = "304 Not Modified"
                else:
                    body = feed(host, port)
            elif path.strip("/").isdigit():
                body = page(host, int(path.strip("/")))
            else:
                status = "404 Not Found"
            data = body.encode()
            length = "" if status.startswith("304") else f"Content-Length: {len(data)}\r\n"
            etag = f"ETag: {tag}\r\n" if tag else ""
            writer.write(f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{etag}{length}\r\n".encode() + data)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main():
    global issue
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    while True:
        await asyncio.sleep(60 - (time.time() - START) % 60)  # an issue a minute is the load that is measured
        if not os.path.exists("quiet"):
            issue += 1


asyncio.run(main())
