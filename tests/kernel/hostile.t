#!/usr/bin/python3
"""hostile.t: cells and clients that take too much or send garbage. The kernel survives, says clearly
what is wrong, and does not grow."""
import json
import os
import subprocess
import sys
import time

from client import PATIENCE, Kernel, done, mgrad_kernel, ok, work

import jupyter_client
import zmq
from jupyter_client.session import DELIM, Session

# ---- large cells and outputs ----

kernel = Kernel()
many = "for i in range(100000) { print(i) }"
ran = kernel.run(many)
ok(ran.stream() == "".join(f"{i}\n" for i in range(100000)), "a cell prints 100,000 lines", len(ran.stream()))
ok(len(ran.of_type("stream")) < 5000, "in few messages", len(ran.of_type("stream")))
start = kernel.rss()
for _ in range(5):
    kernel.run(many)
ok(kernel.rss() - start < 2000, "printing does not grow the kernel", start, kernel.rss())

long_text = "x" * 1000000
ran = kernel.run(f'text = "{long_text}"; len(text)')
ok(ran.result == "1000000", "a cell of 1 MB runs", str(ran)[:500])
ran = kernel.run("sum([" + "1, " * 350000 + "1])")
ok(ran.result == "350001", "a cell of 1 MB with many elements", str(ran)[:500])
ran = kernel.run("(" * 500000 + ")" * 500000)
ok(ran.content["status"] == "error" and len(str(ran.content)) < 10000, "500,000 brackets are an error", str(ran)[:500])
ran = kernel.run("\x00\x01 1")
ok(ran.content["status"] == "error", "control characters are an error", ran)

sizes = []
for _ in range(3):
    for _ in range(2000):
        kernel.run("1 + 1")
    sizes.append(kernel.rss())
ok(sizes[2] - sizes[1] < 500, "6,000 cells do not grow the kernel", sizes)
kernel.run("a = 2.0; L = a*a; draw L")
start = kernel.rss()
for _ in range(30):
    kernel.run("draw L")
ok(kernel.rss() - start < 1000, "30 pictures do not grow the kernel", start, kernel.rss())

def settled_rss():
    """The memory when the client has taken a large message, which it may do after the reply."""
    kernel.run("0")
    found = []
    for _ in range(20):
        found.append(kernel.rss())
        time.sleep(0.1)
    return min(found)


sizes = []
for _ in range(2):
    ran = kernel.run("""for k in range(5) {
        let xs = [random.random() for i in range(250000)]
        plt.scatter(xs, [random.random() for i in range(250000)], label=str(k))
    }
    plt.show()""")
    sizes.append(settled_rss())
data = ran.of_type("display_data")[0]["data"] if ran.of_type("display_data") else {}
ok(len(data.get("image/svg+xml", "")) > 20000000, "a cell shows a picture of more than 20 MB", str(ran)[:1000])
ok(sizes[1] - sizes[0] < 5000, "the second one does not grow the kernel", sizes)
ok(kernel.run("1 + 1").result == "2", "the next cell runs after it")
kernel.stop()

# ---- garbage on the sockets ----

kernel = Kernel()
address = kernel.client.get_connection_info()
context = zmq.Context.instance()


def connect(channel):
    socket = context.socket(zmq.DEALER)
    socket.linger = 0
    socket.connect(f"tcp://{address['ip']}:{address[channel + '_port']}")
    return socket


def is_answered(socket):
    return bool(socket.poll(1000))


def still_works():
    return kernel.alive and kernel.run("1 + 1").result == "2"


wrong = Session(key=b"wrong key")
shell = connect("shell")
wrong.send(shell, "execute_request", {"code": "stolen = 1", "silent": False})
ok(not is_answered(shell), "a message with the wrong key is not answered")
ok(still_works() and kernel.run("stolen").content["status"] == "error", "nor is its code run")
ok("signature" in kernel.stderr(), "the kernel says so on its standard error", kernel.stderr())

right = Session(key=kernel.client.session.key)
header = right.msg_header("execute_request")


def signed(*parts):
    return [DELIM, right.sign(list(parts)), *parts]


def request(content, kind="execute_request"):
    return signed(json.dumps(right.msg_header(kind), default=str).encode(), b"{}", b"{}", content)


GARBAGE = {
    "an empty message": [b""],
    "a message without delimiter": [b"one", b"two"],
    "a delimiter alone": [DELIM],
    "a message with too few frames": [DELIM, b"00", b"{}"],
    "a header that is not JSON": signed(b"{", b"{}", b"{}", b"{}"),
    "a header that is a list": signed(b"[]", b"{}", b"{}", b"{}"),
    "a header without type": signed(b"{}", b"{}", b"{}", b"{}"),
    "a header with a number as type": signed(b'{"msg_type": 5, "msg_id": {}}', b"{}", b"{}", b"{}"),
    "content that is not JSON": request(b'{"code": '),
    "content that is not UTF-8": request(b'{"code": "\xff\xfe"}'),
    "content that is null": request(b"null"),
    "content nested 100,000 deep": request(b"[" * 100000 + b"]" * 100000),
    "content without code": request(b"{}"),
    "code that is a number": request(b'{"code": 1e999}'),
    "code with half a surrogate pair": request(b'{"code": "\\ud800"}'),
    "code with a zero character": request(b'{"code": "1\\u0000 + 1"}'),
    "a cursor before the start": request(b'{"code": "sq", "cursor_pos": -5}', "complete_request"),
    "a cursor after the end": request(b'{"code": "sq", "cursor_pos": 1e300}', "complete_request"),
    "a cursor that is a word": request(b'{"code": "sq", "cursor_pos": "x"}', "inspect_request"),
    "a negative length of the history": request(b'{"hist_access_type": "tail", "n": -1e18}', "history_request"),
    "an unknown kind of history": request(b'{"hist_access_type": 7}', "history_request"),
    "an unknown kind of message": request(b"{}", "make_tea_request"),
    "a kind of message of 1 MB": request(b"{}", "x" * 1000000),
    "1,000 frames": [b"x"] * 1000,
    "a frame of 30 MB": [b"x" * 30000000],
}
for name, frames in GARBAGE.items():
    for channel in "shell", "control":
        socket = connect(channel)
        socket.send_multipart(frames)
        socket.poll(20)
        socket.close(100)
    socket = connect("stdin")
    socket.send_multipart(frames)
    socket.close(100)
    if not ok(still_works(), f"{name}: the kernel answers the next request", kernel.stderr()):
        break
sizes = []
for _ in range(3):
    for _ in range(20):
        for frames in GARBAGE.values():
            if len(frames) < 500 and sum(map(len, frames)) < 10**6:
                shell.send_multipart(frames)
        still_works()
    sizes.append(kernel.rss())
ok(sizes[2] - sizes[1] < 1000, "garbage does not grow the kernel", sizes)
ok(len(kernel.stderr()) < 200000, "nor does it fill the disk with complaints", len(kernel.stderr()))
kernel.stop()

# ---- clients that vanish ----

kernel = Kernel()
connection = kernel.manager.connection_file
vanish = """
import os, sys, jupyter_client
client = jupyter_client.BlockingKernelClient(connection_file=sys.argv[1])
client.load_connection_file()
client.start_channels()
client.wait_for_ready(timeout=60)
client.execute(sys.argv[2], allow_stdin=True)
(client.get_stdin_msg if 'input' in sys.argv[2] else client.get_iopub_msg)(timeout=60)
os._exit(0)
"""
start = kernel.rss()
for _ in range(3):
    subprocess.run([sys.executable, "-c", vanish, connection, many], check=True, timeout=PATIENCE)
ok(kernel.run("1 + 1").result == "2", "a client vanishes while its cell prints: the next one is answered")
ok(kernel.rss() - start < 20000, "its output does not stay in memory", start, kernel.rss())
subprocess.run([sys.executable, "-c", vanish, connection, 'input("Who? ")'], check=True, timeout=PATIENCE)
kernel.manager.interrupt_kernel()
kernel.ask("kernel_info")
ok(kernel.run("1 + 1").result == "2", "a client vanishes while the kernel waits for its input")
deaf = context.socket(zmq.SUB)
deaf.rcvhwm = 1
deaf.subscribe(b"")
deaf.connect(f"tcp://{kernel.client.ip}:{kernel.client.iopub_port}")
start = kernel.rss()
flood = 'for i in range(100) {\n    print("x" * 10000)\n    clear\n}'
for _ in range(20):
    ran = kernel.run(flood)
ok(len(ran.of_type("clear_output")) == 100, "a client that reads nothing does not keep output from others", len(ran.messages))
ok(kernel.rss() - start < 60000, "it takes little memory", start, kernel.rss())
deaf.close(0)
kernel.stop()

# ---- two kernels ----

one, two = Kernel(), Kernel()
one.run("x = 1.0")
ok(two.run("x").content["status"] == "error", "two kernels have separate variables")
loop = two.client.execute("print(1); while true { }")
while two.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
    pass
ok(one.run("x.data").result == "1.0", "one answers while the other one runs")
one.manager.interrupt_kernel()
ok(one.run("2").result == "2" and two.alive, "an interrupt of one does not stop the other")
two.manager.interrupt_kernel()
ok(two.finish(loop).content["status"] == "error", "which runs until its own interrupt")
one.stop()
ok(two.run("3").result == "3", "the end of one does not end the other")

# ---- connection files ----

def start_with(text):
    path = work + "/connection.json"
    if text is None:
        path += ".none"
    else:
        with open(path, "w") as file:
            file.write(text)
    ran = subprocess.run([mgrad_kernel, "-f", path], capture_output=True, text=True, timeout=PATIENCE)
    return ran.returncode, ran.stdout + ran.stderr


with open(two.manager.connection_file) as file:
    taken = json.load(file)
for name, text, expected in (
        ("no connection file", None, "connection.json.none"),
        ("a connection file that is not JSON", "{", "connection.json"),
        ("a connection file without ports", "{}", "shell_port"),
        ("an unknown transport", json.dumps({**taken, "transport": "pigeon"}), "pigeon"),
        ("an unknown signature scheme", json.dumps({**taken, "signature_scheme": "rot13"}), "hmac-sha256"),
        ("ports that another kernel has", json.dumps(taken), str(taken["shell_port"]))):
    status, said = start_with(text)
    ok(status != 0 and expected in said and len(said) < 500, f"{name}: an error that names it", status, said)
ran = subprocess.run([mgrad_kernel, "-f", work + "/\033[31m"], capture_output=True, text=True, timeout=PATIENCE)
ok(ran.returncode != 0 and "\\x1B[31m" in ran.stderr and "\033" not in ran.stderr,
   "control characters in the name of the connection file are escaped", ran.stderr)
two.stop()
done()
