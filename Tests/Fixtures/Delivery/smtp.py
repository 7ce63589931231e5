"""A mail server on loopback for one mail at a time, with nothing but Python's own library.

    smtp.py MODE [CERTIFICATE KEY]

Prints its port, then what came as lines of JSON. MODE: implicit (TLS from the first byte), starttls, plain,
refuse (550 for every recipient), silent (greets nobody). There is no mailbox `gone` (550), and `full` is full when it is asked
about for the first time (452).
"""

import base64, json, socket, ssl, sys

mode = sys.argv[1]
context = None
if len(sys.argv) > 3:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[2], sys.argv[3])
was_full = False
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)


def serve(connection):
    global was_full
    secured = False
    if mode == "implicit":
        connection = context.wrap_socket(connection, server_side=True)
        secured = True
    if mode == "silent":
        connection.recv(1)
        return
    stream = connection.makefile("rwb")
    seen = {"from": None, "to": [], "user": None, "secured": secured}

    def say(text):
        stream.write(text.encode() + b"\r\n")
        stream.flush()

    say("220 uji")
    while line := stream.readline():
        words = line.decode().strip()
        verb = words.upper()
        if verb.startswith("EHLO"):
            offers = ["uji", "AUTH PLAIN"] + (["STARTTLS"] if mode == "starttls" and not secured else [])
            for offer in offers[:-1]:
                say("250-" + offer)
            say("250 " + offers[-1])
        elif verb == "STARTTLS" and mode == "starttls":
            say("220 go")
            connection = context.wrap_socket(connection, server_side=True)
            stream, secured = connection.makefile("rwb"), True
            seen["secured"] = True
        elif verb.startswith("AUTH PLAIN"):
            if len(words.split()) < 3:
                say("334 ")
                words = "AUTH PLAIN " + stream.readline().decode().strip()
            seen["user"] = base64.b64decode(words.split()[2]).split(b"\0")[1].decode()
            say("235 welcome")
        elif verb.startswith("MAIL FROM"):
            seen["from"] = words.split(":", 1)[1].split()[0]
            say("250 fine")
        elif verb.startswith("RCPT TO"):
            if mode == "refuse":
                say("550 nobody here")
            elif "<gone@" in words:
                say("550-5.1.1 no such mailbox")
                say("550 5.1.1 as far as we know")
            elif "<full@" in words and not was_full:
                was_full = True
                say("452 4.2.2 the mailbox is full")
            else:
                seen["to"].append(words.split(":", 1)[1])
                say("250 fine")
        elif verb == "DATA":
            say("354 go on")
            body = b""
            while (line := stream.readline()) not in (b".\r\n", b""):
                body += line[1:] if line.startswith(b"..") else line
            seen["message"] = body.decode()
            print(json.dumps(seen), flush=True)
            say("250 kept")
        elif verb == "QUIT":
            say("221 bye")
            return
        else:
            say("502 what?")


while True:
    connection, _ = listener.accept()
    try:
        serve(connection)
    except (OSError, ssl.SSLError):
        pass
    finally:
        connection.close()
