#!/usr/bin/python3
"""kernel.py: the speed and size of the Jupyter kernel next to ipykernel, measured in turn.

    tests/bench/kernel.py [KERNEL]...      kernels of Jupyter, default: mgrad python3

Prints for each the milliseconds from the start of its process to the reply to kernel_info_request,
the median and the 95th percentile of the time from sending `1 + 1` until its result and its state
`idle` have come, and its resident memory after that. `mgrad` is the kernel of the release build.
"""
import os
import socket
import statistics
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)) + "/../kernel")
from client import PATIENCE, Kernel, jupyter_client, work  # noqa: E402

ROUNDS, CELLS = 5, 200


def wait_for_port(address):
    while True:
        try:
            return socket.create_connection(address).close()
        except ConnectionRefusedError:
            time.sleep(0.001)


def measure_start(name):
    """Without the waits of jupyter_client: 0.2 s for old messages, 0.1 s for a port that is not open yet."""
    begin = time.perf_counter()
    manager = jupyter_client.KernelManager(kernel_name=name)
    manager.start_kernel(stderr=subprocess.DEVNULL, cwd=work)
    client = manager.client()
    wait_for_port((manager.ip, manager.shell_port))
    client.start_channels(hb=False)
    client.kernel_info()
    client.get_shell_msg(timeout=PATIENCE)
    taken = time.perf_counter() - begin
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return taken


def measure(name):
    start = measure_start(name)
    kernel = Kernel(name)
    times = []
    for _ in range(CELLS):
        begin = time.perf_counter()
        kernel.run("1 + 1")
        times.append(time.perf_counter() - begin)
    size = kernel.rss()
    kernel.stop()
    return start, times, size


names = sys.argv[1:] or ["mgrad", "python3"]
found = {name: [] for name in names}
for _ in range(ROUNDS):
    for name in names:
        found[name].append(measure(name))
print(f"{'kernel':10} {'start':>9} {'1 + 1':>9} {'95 %':>9} {'memory':>9}")
for name, rounds in found.items():
    starts, cells, sizes = zip(*rounds)
    times = sorted(sum(cells, []))
    print(f"{name:10} {statistics.median(starts)*1e3:6.0f} ms {statistics.median(times)*1e3:6.2f} ms "
          f"{times[len(times) * 95 // 100]*1e3:6.2f} ms {max(sizes)/1000:6.1f} MB")
