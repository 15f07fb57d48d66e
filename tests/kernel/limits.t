#!/usr/bin/python3
"""limits.t: the limits of mgrad-kernel, which hold for each cell. A cell at a limit ends with an error
that names it, and the next one runs."""
import json
import subprocess

from client import Kernel, done, mgrad_kernel, ok, work


def install(*options):
    """Installs the kernel again, with these limits."""
    subprocess.run([mgrad_kernel, "install", "--prefix", work, *options], check=True, stdout=subprocess.DEVNULL)
    with open(work + "/share/jupyter/kernels/mgrad/kernel.json") as spec:
        return json.load(spec)["argv"]


argv = install("--timeout", "1", "--max-nodes=1000")
ok(argv == [mgrad_kernel, "--timeout=1", "--max-nodes=1000", "-f", "{connection_file}"],
   "the kernelspec has the limits", argv)
kernel = Kernel()


def test_limit(code, name, reason, description, **options):
    ran = kernel.run(code, **options)
    ok(ran.content["status"] == "error" and ran.content["ename"] == name and reason in ran.content["evalue"],
       description, str(ran)[-3000:])
    ok("help: the option --" in "".join(ran.content["traceback"]), f"{description}: the option is named", ran)
    ok(kernel.run("1 + 1").result == "2", f"{description}: the next cell runs")
    return ran


ran = test_limit("print(1); while true { }", "TimeLimit", "time", "the time of a cell")
ok(ran.stream() == "1\n", "the cell has printed before", ran)
test_limit('input("? ")', "TimeLimit", "time", "the wait for input counts", allow_stdin=True)
ran = kernel.run("1", user_expressions={"loop": "[x for x in range(10**12)]", "two": "1 + 1"})
values = ran.content["user_expressions"]
ok(values["loop"]["status"] == "error" and values["two"]["data"]["text/plain"] == "2", "expressions of the client", values)
test_limit("x = 1.0; for i in range(10**6) { x = x*2 + 1 }", "NodeLimit", "1000", "the nodes of the graph")
kernel.stop()

install("--max-output=100K")
kernel = Kernel()
ran = test_limit('while true { print("é" * 1000) }', "OutputLimit", "output", "the output of a cell")
size = len(ran.stream().encode())
ok(100 * 1024 - 1 <= size <= 100 * 1024 and "\ufffd" not in ran.stream(), "it ends at the limit, with a whole character", size)
ran = test_limit("a = 2.0; L = a*a; while true { draw L }", "OutputLimit", "output", "pictures are output")
ok(len(ran.of_type("display_data")) > 1, "they are shown up to the limit", ran)
ok(len(kernel.run('print("x" * 90000)').stream()) == 90001, "each cell has its own output")
ran = kernel.run('"é" * 100000')
ok(len(ran.result.encode()) <= 100 * 1024 and "\ufffd" not in ran.result and "is cut" in ran.stream("stderr"),
   "a result is output, too", str(ran)[-500:])
test_limit("while true {\n    help relu\n}", "OutputLimit", "output", "long texts are output")
kernel.stop()

install("--max-memory=64M")
kernel = Kernel()
test_limit("xs = []; while true { append(xs, 1) }", "MemoryLimit", "64", "the memory")
ok(kernel.rss() < 150000, "it is not exceeded", kernel.rss())
kernel.stop()
done()
