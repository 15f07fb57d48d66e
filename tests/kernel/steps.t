#!/bin/sh
# steps.t: the page of `step L > steps.html` in Chromium; tests/page/steps.js does the work. The
# screenshots are kept in $SCREENSHOTS, if it is set.
root=$(cd "$(dirname "$0")/../.." && pwd)
for program in chromium node; do
    command -v $program >/dev/null || { echo "Bail out! $program is missing: make setup-kernel-tests"; exit 1; }
done
if [ ! -d "$root/build/page/node_modules/playwright-core" ]; then
    echo 'Bail out! playwright-core is missing: make setup-kernel-tests'
    exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

# The drawings of the tutorials, and a graph whose names would be HTML.
"${MGRAD:-$root/build/release/mgrad}" - <<'END' || exit 1
import nn
a = 2.0; b = -3.0; c = 10.0; f = -2.0; e = a*b; d = e + c; L = d*f
backward L
step L > lesson.html
x1 = 2.0; x2 = 0.0; w1 = -3.0; w2 = 1.0; b = 6.8813735870195432
n = x1*w1 + x2*w2 + b
o = tanh(n)
step o > neuron.html
e = exp(2*n)
o = (e - 1) / (e + 1)
step o > exp.html
a = -2.0; b = 3.0; d = a*b; e = a + b; f = d*e
step f > twice.html
mlp = MLP(3, [4, 4, 1], act="tanh", out="tanh")
o = mlp([2.0, 3.0, -1.0])
step o > network.html
h = Value(1.0, label="</script><script>document.title = 'run'</script>") * Value(2.0, label="]]>\"'&<b>")
step h > hostile.html
END
node "$root/tests/page/steps.js" "$work" "${SCREENSHOTS:-$work}"
