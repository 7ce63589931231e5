"""Tries, from inside the service's sandbox, what it must not be able to do; a line each."""

import ctypes
import mmap
import os
import socket
import subprocess

state = os.environ.get("STATE_DIRECTORY", "/var/lib/netra-probe")


def tell(name, body):
    try:
        body()
        print(f"{name}: allowed")
    except (OSError, subprocess.SubprocessError, PermissionError) as error:
        print(f"{name}: refused ({error})")


def write_outside():
    for path in ("/etc/probe", "/usr/probe", "/var/lib/probe", "/opt/probe"):
        with open(path, "w"):
            return


def own_folder():
    with open(f"{state}/probe", "w") as file:
        file.write("x")


def call(function, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, function)(*arguments) != 0:
        raise OSError(ctypes.get_errno(), function)


def dropped_file():
    path = f"{state}/dropped"
    with open("/bin/true", "rb") as source, open(path, "wb") as target:
        target.write(source.read())
    os.chmod(path, 0o700)
    subprocess.run([path], check=True)


def set_uid():
    path = f"{state}/probe"
    os.chmod(path, 0o4755)


tell("own folder", own_folder)
tell("write outside", write_outside)
tell("other address family", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
tell("new namespace", lambda: call("unshare", 0x10000000))
tell("dropped file runs", dropped_file)
tell("ptrace", lambda: call("ptrace", 16, 1, 0, 0))
tell("set-uid file", set_uid)
tell("writable and executable page", lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC))
tell("set the clock", lambda: call("settimeofday", ctypes.byref(ctypes.create_string_buffer(16)), None))
