#!/usr/bin/python3
"""kernel.py: the speed and size of the Jupyter kernel next to ipykernel, measured in turn.

    tests/bench/kernel.py [KERNEL]...      kernels of Jupyter, default: mgrad python3

Prints for each the milliseconds from its start to its first answer, the median and the 95th percentile
of the time from sending `1 + 1` until its result and its state `idle` have come, and its resident
memory after that. `mgrad` is the kernel of the release build.
"""
import os
import statistics
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)) + "/../kernel")
from client import Kernel  # noqa: E402

ROUNDS, CELLS = 5, 200


def measure(name):
    begin = time.perf_counter()
    kernel = Kernel(name)
    start = time.perf_counter() - begin
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
