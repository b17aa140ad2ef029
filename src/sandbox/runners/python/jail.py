"""Confines this process with Linux' own means and becomes another program: no installation, no privilege, no user name space.

    python3 -S -B jail.py SETTING -- PROGRAM ARGUMENT...

SETTING is JSON: `parent` (process id that must still be the parent), `execute`, `read`, `write` (paths, with what is below them),
`filter` (base64 of a seccomp program), `limits` (resource name to hard limit). Order: limits, death with the parent, Landlock, seccomp,
`execve`. Whatever fails ends the process with status 125 and one line on stderr, before the program has begun.
"""

import base64
import ctypes
import json
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
SECCOMP_MODE_FILTER = 2
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
LANDLOCK_CREATE_RULESET_VERSION = 1
LANDLOCK_RULE_PATH_BENEATH = 1

# Rights of linux/landlock.h by the version of the interface that has them.
EXECUTE, WRITE_FILE, READ_FILE, READ_DIRECTORY, TRUNCATE, IOCTL_DEVICE = 1, 2, 4, 8, 1 << 14, 1 << 15
OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEVICE
RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
NETWORK_RIGHTS = 3
SCOPES = 3
# Below version 3 a file that is opened for reading can be truncated.
LEAST_VERSION = 3

libc = ctypes.CDLL(None, use_errno=True)


class Refused(Exception):
    """A means of confinement is not there."""


def checked(outcome, what):
    if outcome < 0:
        raise Refused(f"{what}: {os.strerror(ctypes.get_errno())}")
    return outcome


def prctl(option, value):
    return libc.prctl(option, ctypes.c_ulong(value), ctypes.c_ulong(0), ctypes.c_ulong(0), ctypes.c_ulong(0))


def set_limits(limits):
    for name, limit in limits.items():
        resource.setrlimit(getattr(resource, "RLIMIT_" + name), (limit, limit))


def die_with(parent):
    checked(prctl(PR_SET_PDEATHSIG, signal.SIGKILL), "death with the parent")
    if os.getppid() != parent:
        raise Refused("the parent has ended")


def drop_capabilities():
    """Empties the bounding set, so that not even the superuser keeps a capability past `execve`."""
    for capability in range(64):
        if prctl(PR_CAPBSET_DROP, capability) < 0:
            break


def landlock(setting):
    version = libc.syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), LANDLOCK_CREATE_RULESET_VERSION)
    if version < LEAST_VERSION:
        raise Refused(f"Landlock version {max(version, 0)}, at least {LEAST_VERSION} is needed")
    handled = RIGHTS[max(known for known in RIGHTS if known <= version)]
    fields = [handled] + [NETWORK_RIGHTS] * (version >= 4) + [SCOPES] * (version >= 6)
    attribute = (ctypes.c_uint64 * len(fields))(*fields)
    size = ctypes.c_size_t(ctypes.sizeof(attribute))
    ruleset = checked(libc.syscall(LANDLOCK_CREATE_RULESET, attribute, size, 0), "Landlock rules")
    for path in setting["execute"]:
        allow(ruleset, path, EXECUTE | READ_FILE)
    for path in setting["read"]:
        allow(ruleset, path, READ_FILE | READ_DIRECTORY)
    for path in setting["write"]:
        allow(ruleset, path, handled & ~EXECUTE)
    checked(libc.syscall(LANDLOCK_RESTRICT_SELF, ruleset, 0), "Landlock")
    os.close(ruleset)


class PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def allow(ruleset, path, rights):
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    if not os.path.isdir(path):
        rights &= OF_FILES
    rule = PathBeneath(rights, descriptor)
    outcome = libc.syscall(LANDLOCK_ADD_RULE, ruleset, LANDLOCK_RULE_PATH_BENEATH, ctypes.byref(rule), 0)
    checked(outcome, f"Landlock rule for {path}")
    os.close(descriptor)


class FilterProgram(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p)]


def seccomp(instructions):
    program = FilterProgram(len(instructions) // 8, instructions)
    outcome = libc.prctl(PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), ctypes.byref(program), 0, 0)
    checked(outcome, "seccomp")


def main(arguments):
    setting = json.loads(arguments[0])
    command = arguments[arguments.index("--") + 1 :]
    set_limits(setting["limits"])
    die_with(setting["parent"])
    checked(prctl(PR_SET_NO_NEW_PRIVS, 1), "no new privileges")
    landlock(setting)
    drop_capabilities()
    seccomp(base64.b64decode(setting["filter"]))
    os.execv(command[0], command)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Exception as error:
        print(f"jail: {error}", file=sys.stderr)
        sys.exit(125)
