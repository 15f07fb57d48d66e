"""client.py: the common start of the kernel's tests in Python.

The kernel of the release build is installed into a folder that is removed at the end, and no
configuration of the user is read. A test prints TAP: ok() for each check, and done() at the end.
"""
import atexit
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import time

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
mgrad = os.environ.get("MGRAD", root + "/build/release/mgrad")
mgrad_kernel = os.path.dirname(mgrad) + "/mgrad-kernel"
work = tempfile.mkdtemp()
atexit.register(shutil.rmtree, work, ignore_errors=True)
PATIENCE = 240  # seconds until an answer counts as missing

count = 0


def ok(passed, name, *details):
    """One check. The details are shown if it failed."""
    global count
    count += 1
    for detail in () if passed else details:
        for line in str(detail)[-4000:].splitlines():
            print("#", line)
    print(("" if passed else "not ") + f"ok {count} - {name}", flush=True)
    return passed


def done():
    print(f"1..{count}")


def stop_test(reason):
    print(f"not ok 1 - {reason}\n1..1")
    sys.exit(1)


for variable, folder in {"HOME": "home", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data",
                         "JUPYTER_RUNTIME_DIR": "runtime", "IPYTHONDIR": "ipython"}.items():
    os.environ[variable] = f"{work}/{folder}"
    os.mkdir(os.environ[variable])
os.environ["JUPYTER_PATH"] = work + "/share/jupyter"
os.environ.pop("MGRAD_PATH", None)

try:
    import jupyter_client
    import nbformat
except ImportError as missing:
    stop_test(f"{missing}: make setup-kernel-tests")
if not os.path.exists(mgrad_kernel):
    stop_test(f"there is no {mgrad_kernel}: make setup-kernel kernel")
subprocess.run([mgrad_kernel, "install", "--prefix", work], check=True, stdout=subprocess.DEVNULL)


def parse_strictly(text):
    """JSON whose objects have no name twice."""
    def members(pairs):
        assert len(dict(pairs)) == len(pairs), f"a name occurs twice: {pairs}"
        return dict(pairs)
    return json.loads(text, object_pairs_hook=members)


class Reply:
    """What a request caused: the content of its reply, and the messages on the iopub channel."""

    def __init__(self, content, messages):
        self.content = content
        self.messages = messages

    def of_type(self, *types):
        return [m["content"] for m in self.messages if m["msg_type"] in types]

    def stream(self, name="stdout"):
        return "".join(c["text"] for c in self.of_type("stream") if c["name"] == name)

    @property
    def result(self):
        """The text of the value of the cell, or None."""
        return next((c["data"]["text/plain"] for c in self.of_type("execute_result")), None)

    @property
    def error(self):
        return next((c["evalue"] for c in self.of_type("error")), None)

    def __str__(self):
        return "\n".join([str(self.content)] + [f"{m['msg_type']}: {m['content']}" for m in self.messages])


class Kernel:
    """A running kernel and one client of it, by jupyter_client."""

    def __init__(self, name="mgrad", **options):
        self.errors = open(f"{work}/errors-{id(self)}", "w+b")
        self.manager, self.client = jupyter_client.manager.start_new_kernel(
            kernel_name=name, stderr=self.errors, cwd=work, **options)
        self.client.session.unpack = parse_strictly
        atexit.register(self.stop)

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    @property
    def alive(self):
        return self.manager.is_alive()

    def stderr(self):
        """What the kernel has written on its own standard error."""
        with open(self.errors.name, errors="replace") as text:
            return text.read()

    def rss(self):
        """Resident memory in kB."""
        with open(f"/proc/{self.pid}/status") as status:
            return int(next(line for line in status if line.startswith("VmRSS")).split()[1])

    def messages(self, request, until="idle"):
        """The iopub messages of a request up to the status `until`."""
        end = time.monotonic() + PATIENCE
        found = []
        while True:
            message = self.client.get_iopub_msg(timeout=max(0.01, end - time.monotonic()))
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == until:
                return found
            found.append(message)

    def reply(self, request):
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                return message["content"]

    def finish(self, request):
        content = self.reply(request)
        return Reply(content, self.messages(request))

    def run(self, code, **options):
        return self.finish(self.client.execute(code, **options))

    def ask(self, kind, *arguments, **options):
        """A request without output: "complete", "inspect", "history" …"""
        return self.reply(getattr(self.client, kind)(*arguments, **options))

    def stop(self):
        atexit.unregister(self.stop)
        self.client.stop_channels()
        if self.alive:
            self.manager.shutdown_kernel(now=True)
        self.client.context.destroy(linger=0)
        self.errors.close()


def plain_output(cell):
    """What a cell shows on standard output, as a script would print it."""
    parts = []
    for output in cell.get("outputs", []):
        if output["output_type"] == "stream":
            parts.append(output["text"] if output["name"] == "stdout" else "")
        elif output["output_type"] in ("execute_result", "display_data"):
            parts.append(output["data"]["text/plain"].rstrip("\n") + "\n")
    return "".join(parts)
