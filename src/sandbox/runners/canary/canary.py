"""Tries what a subject must not be able to do, and tells what it got done. Run in a tier before any subject is."""

import os
import socket


def succeeds(attempt):
    try:
        attempt()
    except (OSError, MemoryError):
        return False
    return True


def write(path):
    with open(path, "w") as file:
        file.write("written")


def connect(port):
    with socket.socket() as connection:
        connection.settimeout(2)
        connection.connect(("127.0.0.1", port))


def fork():
    if os.fork() == 0:
        os._exit(0)
    os.wait()


def attempts(secret, outside, port, over_cap):
    """Names of what worked, in a fixed order."""
    tried = [
        ("read a file outside", lambda: open(secret).close()),
        ("write a file outside", lambda: write(outside)),
        ("connect to the network", lambda: connect(port)),
        ("start a process", fork),
        ("take more memory than allowed", lambda: bytearray(over_cap)),
    ]
    done = [name for name, attempt in tried if succeeds(attempt)]
    if not succeeds(lambda: write("own")):
        done.append("not write to its own folder")
    return done
