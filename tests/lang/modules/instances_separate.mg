# Each instance has its own fields.
module M() {
    w = 1.0
    xs = []
}
a = M()
b = M()
a.w.data = 5
a.xs.append(1)
print b.w.data, b.xs   #=> 1.0 []
a.w in [b.w]           #=> 0
