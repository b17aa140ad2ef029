/** The same for Python: every function says whether it got through, as it sees it. */
export const PYTHON_ATTACKS = `
import asyncio, ctypes, mmap, os, pickle, re, resource, signal, socket, subprocess, sys


def tried(attempt):
    try:
        return attempt()
    except BaseException as error:
        return "refused: " + type(error).__name__


def text_of(path):
    with open(path, "rb") as file:
        return file.read().decode("latin-1")


def writes(path):
    with open(path, "w") as file:
        file.write("x")
    return "wrote"


def readSecret(path): return tried(lambda: text_of(path))
def readThroughLink(): return tried(lambda: text_of(os.path.join(os.path.dirname(__file__), "..", "link", "secret.json")))
def readLinkOfHost(path): return tried(lambda: text_of(path))
def bundledSecret():
    def attempt():
        from linked import token
        return token if isinstance(token, str) else "refused: stub"
    return tried(attempt)
def ownEnvironment(): return "\\n".join("=".join(entry) for entry in os.environ.items())
def environments(host):
    return "\\n".join(str(tried(lambda: text_of("/proc/%s/environ" % one))) for one in ("self", 1, os.getppid(), host))
def write(path): return tried(lambda: writes(path))
def changeMode(path): return tried(lambda: (os.chmod(path, 0o777), "changed")[1])
def changeTimes(path): return tried(lambda: (os.utime(path, (0, 0)), "changed")[1])
def shorten(path): return tried(lambda: (os.truncate(path, 0), "changed")[1])
def linkOut(path): return tried(lambda: (os.symlink(path, "out"), text_of("out"))[1])
def connect(port): return tried(lambda: (socket.create_connection(("127.0.0.1", port), 2), "connected")[1])
def request(port):
    import urllib.request
    return tried(lambda: (urllib.request.urlopen("http://127.0.0.1:%d" % port, timeout=2), "connected")[1])
async def fetches(port):
    try:
        await asyncio.open_connection("127.0.0.1", port)
        return "connected"
    except BaseException as error:
        return "refused: " + type(error).__name__
def datagram(port): return tried(lambda: (socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", port)), "sent")[1])
def unixSocket(path):
    def attempt():
        one, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            one.sendto(b"x", path)
            return "sent"
        except OSError:
            pass
        connection = socket.socket(socket.AF_UNIX)
        connection.connect(path)
        return "connected"
    return tried(attempt)
def execute(marker): return tried(lambda: (subprocess.run(["/bin/sh", "-c", "echo x > " + marker]), "executed")[1])
def executeSelf(): return tried(lambda: (subprocess.run([sys.executable, "--version"]), "executed")[1])
def forkBomb(seconds):
    count = 0
    for _ in range(200):
        try:
            if os.fork() == 0:
                os.execv("/bin/sleep", ["sleep", str(seconds)])
            count += 1
        except BaseException:
            pass
    return count
def daemon(seconds):
    def attempt():
        if os.fork() == 0:
            os.setsid()
            os.execv("/bin/sleep", ["sleep", str(seconds)])
        return "started"
    return tried(attempt)
def signalHost(pid, name): return tried(lambda: (os.kill(pid, getattr(signal, name)), "sent")[1])
def memoryOf(pid): return tried(lambda: (open("/proc/%d/mem" % pid, "rb"), "opened")[1])
def addon(path): return tried(lambda: (ctypes.CDLL(path), "loaded")[1])
def call(name, *given):
    libc = ctypes.CDLL(None, use_errno=True)
    done = getattr(libc, name)(*given)
    return "refused: %d" % ctypes.get_errno() if done < 0 else "done"
def nestedNamespace(): return tried(lambda: call("unshare", 0x10000000))
def attach(pid): return tried(lambda: call("ptrace", 16, pid, 0, 0))
def raiseLimits():
    def attempt():
        for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA, resource.RLIMIT_FSIZE):
            resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        return "raised"
    return tried(attempt)
class Bomb:
    def __init__(self, path): self.path = path
    def __reduce__(self): return (os.system, ("echo x > " + self.path,))
def unpickle(path): return tried(lambda: "executed" if pickle.loads(pickle.dumps(Bomb(path))) == 0 else "refused")
def memoryFile():
    def attempt():
        made = os.memfd_create("x")
        for _ in range(2000):
            os.write(made, b"x" * 1000000)
        return "written"
    return tried(attempt)
def sharedSegment(): return tried(lambda: call("shmget", 0, 1 << 30, 0o1600))

def spin():
    while True:
        pass
def catastrophicPattern(): return bool(re.match(r"^(a+)+$", "a" * 50 + "!"))
def hugePower(): return 3 ** 10 ** 9
def ignoreSigterm():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    spin()
def growHeap():
    kept = []
    while True:
        kept.append([str(i) for i in range(100000)])
def growBuffers():
    kept = [bytearray(10 ** 8) for _ in range(80)]
    return len(kept)
def growShared():
    kept = []
    for _ in range(80):
        area = mmap.mmap(-1, 10 ** 8)
        area.write(b"x" * 10 ** 8)
        kept.append(area)
    return len(kept)
def printMuch():
    for _ in range(1000):
        os.write(1, b"x" * 1000000)
    return "printed"
def fillDisk():
    for number in range(64):
        with open("fill%d" % number, "wb") as file:
            for _ in range(32):
                file.write(b"x" * 1000000)
    return "filled"
def exit(): os._exit(0)
def abort(): os.abort()
def crash(): ctypes.string_at(8)
def recursion():
    sys.setrecursionlimit(10 ** 9)
    return recursion() + 1
def forgedAnswer():
    os.write(3, b"\\x02\\0\\0\\0" + b"\\0" * 16 + b"{}")
    return 1
def forgedByFrames():
    frame = sys._getframe(1)
    while frame is not None:
        found = frame.f_locals.get("self")
        connection = getattr(found, "connection", None)
        if connection is not None:
            connection.send('{"kind":"answer","id":"%s","status":"ok","value":42}' % found.open)
            return 1
        frame = frame.f_back
    return 0
def cyclic():
    value = {"list": []}
    value["list"].append(value)
    return value
def hugeResult(): return "x" * 300000000
def strangeNumbers(): return [float("nan"), float("inf"), float("-inf"), -0.0, 5e-324, 2 ** 53 + 2, 12345678901234567890, None]
`;
