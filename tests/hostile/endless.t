#!/bin/sh
# endless.t: programs that run, print or compute without end, or that end early.
. "$(dirname "$0")/watch.sh"
perl "$root/tests/hostile/make.pl" "$work" endless >/dev/null
watch_all 200
