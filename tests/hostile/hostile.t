#!/bin/sh
# hostile.t: truncated, binary, deeply nested and oddly encoded files, files of many things of one kind,
# and odd names.
. "$(dirname "$0")/watch.sh"
perl "$root/tests/hostile/make.pl" "$work" texts >/dev/null
watch_all 380
