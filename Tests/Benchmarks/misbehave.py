"""Servers that do what no server should, each on a port of its own; prints NAME=PORT for each on one line."""

import asyncio
import gzip

ZEROS = gzip.compress(bytes(64 << 20))
HEAD = b"HTTP/1.1 200 OK\r\n"


async def hang(reader, writer):
    await asyncio.Event().wait()  # never set: a server that accepts and says nothing


async def drip(reader, writer):
    writer.write(HEAD + b"Content-Length: 100000\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(1)  # a byte a second is what this one does wrong


async def endless(reader, writer):
    writer.write(HEAD + b"\r\n")
    while True:
        writer.write(bytes(65536))
        await writer.drain()


async def bomb(reader, writer):
    writer.write(HEAD + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(ZEROS) + ZEROS)


async def headers(reader, writer):
    writer.write(HEAD + b"".join(b"X-%d: y\r\n" % n for n in range(100_000)) + b"\r\n")


async def loop(reader, writer):
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")


async def inward(reader, writer):
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n")


async def short(reader, writer):
    writer.write(HEAD + b"Content-Length: 5000\r\n\r\nabc")


async def reset(reader, writer):
    writer.write(HEAD + b"Content-Length: 5000\r\n\r\nabc")
    writer.transport.abort()


async def garbage(reader, writer):
    writer.write(b"\x00\x01\x02SSH-2.0\r\n\r\n")


async def error(reader, writer):
    writer.write(b"HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n")


async def challenge(reader, writer):
    body = b"<html><title>Just a moment...</title></html>"
    writer.write(b"HTTP/1.1 403 Forbidden\r\ncf-mitigated: challenge\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


async def page(reader, writer):
    body = b"<!DOCTYPE html><html><body><p>Ini bukan umpan.</p></body></html>"
    writer.write(HEAD + b"Content-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


async def entities(reader, writer):
    body = b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
    ) + b"]><rss><channel><title>&m;</title></channel></rss>"
    writer.write(HEAD + b"Content-Type: application/rss+xml\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


KINDS = [hang, drip, endless, bomb, headers, loop, inward, short, reset, garbage, error, challenge, page, entities]


def serve(kind):
    async def answer(reader, writer):
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            if b" /robots.txt " in request:
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            else:
                await kind(reader, writer)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    return answer


async def main():
    ports = []
    for kind in KINDS:
        server = await asyncio.start_server(serve(kind), "127.0.0.1", 0)
        ports.append(f"{kind.__name__}={server.sockets[0].getsockname()[1]}")
        asyncio.create_task(server.serve_forever())
    print(*ports, flush=True)
    await asyncio.Event().wait()


asyncio.run(main())
