# Parameters, locals, captured variables and fields are found, however many there are.
def many(a, b, c, d, e, f, g, h, i, j, k, l) {
    m = a + b; n = c + d; o = e + f; p = g + h; q = i + j; r = k + l
    def inner() = [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r]
    return inner()
}
many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)  #=> [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 3, 7, 11, 15, 19, 23]

module M(a, b, c, d, e, f, g, h, i, j) {
    let s = a + b; let t = c + d
    def all() = [a, b, c, d, e, f, g, h, i, j, s, t, self.s]
}
m = M(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
m.all()  #=> [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3, 7, 3]

# A variable of a comprehension hides a local of the same name until it ends.
def hidden(x) {
    ys = [[x for x in range(2)] + [x] for x in range(2)]
    return [ys, x]
}
hidden(9)                                          #=> [[[0, 1, 0], [0, 1, 1]], 9]
[a + b + c for a, b, c in [[1, 2, 3]] for b in [7]]  #=> [11]
