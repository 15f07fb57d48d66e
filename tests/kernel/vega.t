#!/bin/sh
# vega.t: tests/vega.t, where Vega-Lite must be installed.
root=$(cd "$(dirname "$0")/../.." && pwd)
if [ ! -d "$root/build/page/node_modules/vega-lite" ]; then
    echo 'Bail out! vega-lite is missing: make setup-kernel-tests'
    exit 1
fi
exec "$root/tests/vega.t"
