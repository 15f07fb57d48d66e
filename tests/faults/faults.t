#!/bin/sh
# faults.t: some of the system calls fail on purpose; `make faults` lets each of them fail.
root=$(cd "$(dirname "$0")/../.." && pwd)
exec perl "$root/tests/faults/faults.pl" "$root/build/faults/mgrad" "$root/build/release/mgrad-render" 97
