#!/bin/sh
# vega.t: charts in Vega-Lite, checked against its schema, compiled and drawn by Vega-Lite itself
# (tests/page/vega.js). Skipped where its packages are not installed; tests/kernel/vega.t accepts no skip.
. "$(dirname "$0")/tap.sh"
export NODE_MODULES="$root/build/page/node_modules"
if [ ! -d "$NODE_MODULES/vega-lite" ] || ! command -v node >/dev/null; then
    echo '1..0 # SKIP vega-lite is missing: make setup-kernel-tests'
    exit
fi
cd "$work" || exit 1

# chart COMMAND: the chart x.vl.json, which COMMAND writes, is valid and can be drawn.
chart() {
    rm -f x.vl.json x.vl.json.svg seen
    "$mgrad" -e "$1" >said 2>&1 && node "$root/tests/page/vega.js" x.vl.json >seen 2>said
    status=$?
    cat seen >>said
    return $status
}
# sees TEXT NAME: the last chart is fine, and its picture has TEXT.
sees() {
    [ "$status" -eq 0 ] && grep -qF -- "$1" seen
    ok $? "$2"
}

chart 'plot [1, 4, 9], title="squares <&>", xlabel="n", ylabel="n*n" > x.vl.json'
sees 'x.vl.json: 1 lines' 'a curve is one line'
sees 'squares &lt;&amp;&gt;' 'the title is shown as typed'
sees ' | n | ' 'the x axis has its label'
sees ' | n*n' 'the y axis has its label'
sees ' 0.0 | 0.5 | 1.0 | 1.5 | 2.0 | ' 'the ticks have the same number of decimals'

chart 'def f(x) = sin(x)
def g(x) = 1/x
plot [f, g], -3, 3 > x.vl.json'
sees 'x.vl.json: 2 lines; legend: f, g' 'the names of functions are the legend'
! grep -qE '[ML,]-?[0-9]{6}' x.vl.json.svg
ok $? 'a pole stays near the frame'

chart 'plot [1, 10, 1000, 0], log="y" > x.vl.json'
sees ' | 1 | 10 | 100 | 1000' 'a logarithmic axis has powers of ten'

chart 'scatter [[0, 1], [1, 2], [2, 1], [9, 9]], [0, 1, 1, 0], xlim=[-1, 3], ylim=[0, 3] > x.vl.json'
sees 'x.vl.json: 3 points, 1 outside; legend: 0, 1' 'points that are beyond the ends of an axis stay in the data'

chart 'X, y = make_moons(50, noise=0.1); def m(x) = x[0]**2 + x[1]**2 - 0.5
boundary m, X, y > x.vl.json'
sees '50 points' 'the points of a boundary are drawn'
sees ' regions, ' 'the regions of a boundary are drawn'
sees '1 lines, ' 'the border is one line'

chart 'a = 2.0; b = 1.0; L = a**2 + 3*b**2; landscape L, a, b, arrows=4, title="bowl" > x.vl.json'
sees ' regions, ' 'the shades of a landscape are drawn'
sees ' | 3.3 | ' 'the lines of a landscape have their heights'
sees '33 lines, ' 'each level and each arrow of a landscape has its lines'

chart 'plt.plot([1, 4, 9], label="same"); plt.plot([2, 3, 4], label="same"); plt.scatter([1], [2], label="'\''q\" \\u2028")
plt.legend(); plt.savefig("x.vl.json")'
sees 'legend: same, same, '"'"'q" ' 'two curves may have the same name'

chart 'plt.plot([1, float("nan"), 3, float("nan"), 4, 5]); plt.savefig("x.vl.json")'
sees 'x.vl.json: 1 lines, 2 points' 'single points between gaps are drawn'

chart 'for i in range(20) { plt.plot([i, i + 1], label=f"c{i}") }; plt.legend(); plt.savefig("x.vl.json")'
sees 'x.vl.json: 20 lines; legend: c0, c1, ' 'curves with dashes are drawn'

chart 'image [[0, 1, 2], [3, float("nan"), 5]], title="grey" > x.vl.json'
sees 'x.vl.json: 5 rectangles' 'a pixel that is nan is left out'
sees 'grey' 'an image has its title'
[ "$status" -eq 0 ] && grep -qF 'fill="rgb(51, 51, 51)"' x.vl.json.svg
ok $? 'a fifth of the way from black to white is that grey'
chart 'image [[1, 1], [1, 1]] > x.vl.json'
sees 'x.vl.json: 4 rectangles' 'an image of one number is drawn'
chart 'image [[[0, 1], [1, 0]], [[1, 0], [0, 1]]], title=["a", "b"] > x.vl.json'
sees 'x.vl.json: 8 rectangles' 'several images are drawn'

echo "1..$count"
