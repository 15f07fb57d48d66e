# All forms of data that can be drawn.
xs = [0, 1, 2]
ys = [Value(1.0), 2.5, nan]
plot xs, ys > p.svg
plot xs, [ys, [3, 2, 1]] > p.svg
plot [ys, [3, 2, 1, 0]], log="y" > p.svg
plot [1], xlim=[0, 2], ylim=[0, 2] > p.svg
scatter xs, [3, 2, 1] > p.svg
scatter xs, [3, 2, 1], ["a", "b", "a"] > p.svg
scatter xs, [3, 2, 1], labels=[-1, 1, -1] > p.svg
scatter [[0, 1], [1, Value(2.0)]] > p.svg
scatter [[0, 1], [1, 2]], [0, 1.0], title="two" > p.svg
module Model() {
    w = 2.0
    def forward(x) = w*x[0] + x[1]
}
boundary Model(), [[0, 1], [1, 2]], [0, 1], grid=10 > p.svg
boundary Model(), [[0, 1], [1, 2]], grid=10, xlim=[-1, 3] > p.svg
