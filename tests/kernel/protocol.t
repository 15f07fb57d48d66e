#!/usr/bin/python3
"""protocol.t: the messages of the Jupyter protocol that jupyter_kernel_test does not send."""
import os
import signal
import time

from client import Kernel, done, ok, work

import zmq
from jupyter_client.session import Session

kernel = Kernel()
client = kernel.client


def start_endless_loop():
    """A request whose loop runs: it has printed."""
    request = client.execute('print("running"); while true { }')
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["parent_header"].get("msg_id") == request and message["msg_type"] == "stream":
            return request


# ---- execute ----

information = kernel.ask("kernel_info")
ok(information["protocol_version"] == "5.3" and information["implementation"] == "mgrad", "kernel_info", information)
client.control_channel.send(client.session.msg("kernel_info_request", {}))
ok(client.get_control_msg(timeout=60)["content"] == information, "kernel_info on the control channel")

ran = kernel.run("1; 2; x = 3.0; 4")
ok(ran.stream() == "1\n2\n" and ran.result == "4", "earlier results are printed, the last one is the result", ran)
ran = kernel.run("5;")
ok(ran.result is None and ran.stream() == "", "a final semicolon hides the result", ran)
ran = kernel.run("print(6)")
ok(ran.result is None and ran.stream() == "6\n", "printed text is no result", ran)

before = kernel.run("0").content["execution_count"]
silent = kernel.run("y = 7; y", silent=True)
ok(silent.result is None and not silent.of_type("execute_input"), "a silent request sends no input and no result", silent)
unstored = kernel.run("y", store_history=False)
ok("7.0" in (unstored.result or ""), "a request without history has a result", unstored)
after = kernel.run("0").content["execution_count"]
ok(after == before + 1, "requests that are silent or not stored are not counted", before, after)
history = kernel.ask("history", hist_access_type="tail", n=1, raw=True, output=False)
ok(history["history"][0][1:] == [after, "0"], "they are not in the history", history)

ran = kernel.run("a = 2.0\nb = a + [1]")
number = ran.content["execution_count"]
ok(ran.content["status"] == "error" and f"In[{number}]:2:" in "\n".join(ran.of_type("error")[0]["traceback"]),
   "an error names the cell, the line and the column", ran)
ok(ran.content["ename"] and ran.content["evalue"] and ran.content["traceback"], "an error has a name, a text and a report", ran)
ok(kernel.run("a.data").result == "2.0", "variables that were set before the error are kept")
kernel.run("def f(x) {\n    return x // 0\n}")
defined = kernel.run("0").content["execution_count"] - 1
ran = kernel.run("f(1)")
ok(f"In[{defined}]:2:" in "".join(ran.of_type("error")[0]["traceback"]), "an error in a function names its cell", ran)
ran = kernel.run("x = )\ny = ]")
ok(ran.content["status"] == "error", "a syntax error", ran)

failing = "let n = 0; while n < 3000000 { n += 1 }; 1 // 0"
requests = [client.execute(code) for code in (failing, "1", "2")]
answers = [kernel.finish(request).content["status"] for request in requests]
ok(answers == ["error", "aborted", "aborted"], "queued cells after an error are aborted", answers)
ok(kernel.run("3").result == "3", "the next cell runs")
others = [Session(key=client.session.key) for _ in range(2)]
socket = zmq.Context.instance().socket(zmq.DEALER)
socket.connect(f"tcp://{client.ip}:{client.shell_port}")
for session, code in (others[0], failing), (others[1], "1 // 0"), (others[1], "1"), (others[0], "2"):
    session.send(socket, "execute_request", {"code": code, "silent": True})
answers = [others[0].recv(socket, 0)[1]["content"]["status"] for _ in range(4)]
socket.close(0)
ok(answers == ["error", "error", "aborted", "aborted"], "each client's error aborts the cells of that client, in order", answers)
requests = [client.execute(failing, stop_on_error=False), client.execute("1")]
answers = [kernel.finish(request).content["status"] for request in requests]
ok(answers == ["error", "ok"], "with stop_on_error false, queued cells run", answers)

ran = kernel.run("a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; grad a; draw L > g.svg")
ok(ran.stream() + (ran.result or "") in ("dL/da = 6.0\n", "dL/da = 6.0") and os.path.exists(work + "/g.svg"),
   "a cell computes a gradient and draws into a file", ran)

# ---- displays ----

draw = kernel.run("draw L").of_type("display_data")[0]["data"]
ok(draw["image/svg+xml"].startswith("<svg"), "the SVG picture is a fragment", draw["image/svg+xml"][:100])
ok(draw["text/plain"].startswith("L = -8.0"), "a graph has a text", draw["text/plain"])
first = kernel.run('draw L, id="graph"').of_type("display_data", "update_display_data")
again = kernel.run('draw a, id="graph"')
changed = again.of_type("update_display_data")
ok(first[0]["transient"]["display_id"] == changed[0]["transient"]["display_id"] and not again.of_type("display_data"),
   "a display with the same id updates the first", again)
ok(kernel.run("print 1; clear").of_type("clear_output") != [], "clear clears the output of the cell")

ran = kernel.run("for i in progress(range(20)) { let t = 0; while t < 4000000 { t += 1 } }")
bars = ran.of_type("display_data", "update_display_data")
shown = [bar["data"]["text/plain"] for bar in bars]
ok(len(shown) > 2 and "/20" in shown[0] and shown[-1] == "", "progress appears and vanishes", ran)
ok(len(ran.of_type("display_data")) == 1 and len({bar["transient"]["display_id"] for bar in bars}) == 1,
   "in one display", ran)
ok(not kernel.run("for i in progress(range(3)) { }").of_type("display_data"), "a short loop shows none")

ran = kernel.run("?a")
ok(ran.content["payload"][0]["data"]["text/plain"].startswith("a\n    a Value"), "?a is help a", ran)
ok(kernel.ask("is_complete", "?a")["status"] == "complete", "and complete")
ran = kernel.run("help backward")
payload = ran.content["payload"]
ok(len(payload) == 1 and payload[0]["source"] == "page" and "backward" in payload[0]["data"]["text/plain"],
   "help is a page", ran)

# ---- completion, inspection, completeness ----

kernel.run("weight = 1.5; größe = 2.5")
found = kernel.ask("complete", "weig")
ok(found["matches"] == ["weight"] and (found["cursor_start"], found["cursor_end"]) == (0, 4), "a variable is completed", found)
found = kernel.ask("complete", 'print("é∂𝄞", weig)', 17)
ok(found["matches"] == ["weight"] and (found["cursor_start"], found["cursor_end"]) == (13, 17),
   "the cursor counts code points, not bytes", found)
found = kernel.ask("complete", "grö")
ok(found["matches"] == ["größe"] and (found["cursor_start"], found["cursor_end"]) == (0, 3), "completion of a name with other letters", found)
found = kernel.ask("complete", "1 + 1\nbackw\n2", 11)
ok(found["matches"] == ["backward"] and found["cursor_start"] == 6, "completion in a later line", found)
seen = kernel.ask("inspect", "relu(1)", 2)
ok(seen["found"] and "relu" in seen["data"]["text/plain"], "help on the name at the cursor", seen)
seen = kernel.ask("inspect", "sqrt(2, ", 8)
ok(seen["found"] and "sqrt" in seen["data"]["text/plain"], "help on the function of the open call", seen)
seen = kernel.ask("inspect", "weight", 3)
ok(seen["found"] and "1.5" in seen["data"]["text/plain"], "the value of a variable", seen)
seen = kernel.ask("inspect", "nothing_like_this", 3)
ok(seen["status"] == "ok" and not seen["found"], "an unknown name", seen)
state = kernel.ask("is_complete", "def f(x) {")
ok(state["status"] == "incomplete" and state["indent"].strip() == "", "an open block", state)

# ---- interrupts ----

request = start_endless_loop()
kernel.manager.interrupt_kernel()
ran = kernel.finish(request)
ok(ran.content["status"] == "error" and "interrupt" in (ran.content["ename"] + ran.content["evalue"]).lower(),
   "the manager interrupts an endless loop", ran)
request = start_endless_loop()
message = client.session.msg("interrupt_request", {})
client.control_channel.send(message)
answer = client.get_control_msg(timeout=60)
ok(answer["msg_type"] == "interrupt_reply", "interrupt_request is answered while the loop runs", answer)
ok(kernel.finish(request).content["status"] == "error", "a message interrupts an endless loop")
request = start_endless_loop()
os.kill(kernel.pid, signal.SIGINT)
ok(kernel.finish(request).content["status"] == "error", "a signal interrupts an endless loop")
kernel.run('def spin() { print("spins"); while true { } }')
request = client.execute("1", user_expressions={"x": "spin()"})
while client.get_iopub_msg(timeout=60)["msg_type"] != "stream":
    pass
kernel.manager.interrupt_kernel()
expressions = kernel.finish(request).content["user_expressions"]
ok(expressions["x"].get("ename") == "Interrupted", "the manager interrupts an expression of the client", expressions)
os.kill(kernel.pid, signal.SIGINT)
client.control_channel.send(client.session.msg("interrupt_request", {}))
client.get_control_msg(timeout=60)
time.sleep(0.1)
ok(kernel.run("weight.data").result == "1.5", "an interrupt of an idle kernel changes nothing")
if hasattr(client, "hb_channel"):
    request = start_endless_loop()
    time.sleep(3)
    ok(client.hb_channel.is_beating(), "the heart beats while a loop runs")
    kernel.manager.interrupt_kernel()
    kernel.finish(request)

# ---- input ----

request = client.execute('name = input("Who? "); print("hello " + name)', allow_stdin=True)
question = client.get_stdin_msg(timeout=60)
ok(question["msg_type"] == "input_request" and question["content"]["prompt"] == "Who? "
   and question["content"]["password"] is False, "input asks the client", question)
client.input("Ada")
ran = kernel.finish(request)
ok(ran.stream() == "hello Ada\n", "the answer is the value of input", ran)
ran = kernel.run('input("Who? ")', allow_stdin=False)
ok(ran.content["status"] == "error" and "input" in ran.error, "input without a client that can ask is an error", ran)
request = client.execute('input("Who? ")', allow_stdin=True)
client.get_stdin_msg(timeout=60)
kernel.manager.interrupt_kernel()
ok(kernel.finish(request).content["status"] == "error", "an interrupt ends the wait for input")
ok(kernel.run("1 + 1").result == "2", "the next cell runs after it")

# ---- the rest ----

ok(kernel.ask("comm_info") == {"status": "ok", "comms": {}}, "there are no comms")
history = kernel.ask("history", hist_access_type="search", pattern="*weight*", n=2, raw=True, output=False)
ok(len(history["history"]) == 2 and all("weight" in entry[2] for entry in history["history"]), "search in the history", history)
number = kernel.run("6 * 7").content["execution_count"]
kernel.run("let unused = 1")
history = kernel.ask("history", hist_access_type="range", session=0, start=number, stop=number + 2, raw=True, output=True)
ok([entry[1:] for entry in history["history"]] == [[number, ["6 * 7", "42"]], [number + 1, ["let unused = 1", None]]],
   "a range of the history with results", history)
request = client.session.msg("comm_open", {"comm_id": "c1", "target_name": "nothing", "data": {}})
client.shell_channel.send(request)
closed = [m["content"] for m in kernel.messages(request["header"]["msg_id"]) if m["msg_type"] == "comm_close"]
ok([c["comm_id"] for c in closed] == ["c1"], "a comm to an unknown target is closed", closed)

large = client.execute("x = Value(1.0)\nfor i in range(3000) { x = tanh(x + 0.1) }\ndraw x > large.svg")
time.sleep(1)
os.killpg(os.getpgid(kernel.pid), signal.SIGINT)
ran = kernel.finish(large)
ok(ran.content.get("ename") == "Interrupted" and not os.path.exists(work + "/large.svg"), "a signal to the whole group ends a picture", ran)
ok(kernel.alive and "image/svg+xml" in kernel.run("draw a").of_type("display_data")[0]["data"], "the next picture is made")

ran = kernel.run("p = 2.0; q = -3.0; L = p*q\nstep L\nstep next")
ok("L = p*q:  p.grad += q · L.grad = -3.0 · 1.0 → -3.0\n" in ran.stream(), "a cell steps through backward", ran)
ran = kernel.run("step back\nstep until p.grad != 0\nstep draw\nstep quit\np.grad")
ok(ran.result == "-3.0", "the next cell goes on", ran)
ok("image/svg+xml" in ran.of_type("display_data")[0]["data"], "and draws", ran)
ok(kernel.run("step next").content["status"] == "error", "the debugger has ended")

ran = kernel.run("quit")
ok(ran.content["status"] == "ok" and any(p["source"] == "ask_exit" for p in ran.content["payload"]),
   "quit asks the client to end the kernel", ran)
kernel.stop()

kernel = Kernel()
client = kernel.client
start_endless_loop()
client.control_channel.send(client.session.msg("shutdown_request", {"restart": False}))
answer = client.get_control_msg(timeout=60)
ok(answer["msg_type"] == "shutdown_reply" and answer["content"]["restart"] is False, "shutdown is answered while a loop runs", answer)
ended = kernel.manager.provisioner.process.wait(60)
ok(ended == 0, "the kernel has ended", ended, kernel.stderr())
kernel.stop()
done()
