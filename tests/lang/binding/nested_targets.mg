# Brackets around the targets of an assignment unpack, at any depth.
(a, b) = (1, 2)
[a, b]                      #=> [1, 2]
[c, (d, e)] = [3.0, [Value(4.0), 5]]
d.label                     #=> 'd'
a, (b, c) = 1, (2, 3)
[a, b, c]                   #=> [1, 2, 3]
let (n, m) = 3, 4
n                           #=> 3
(a, b), c = x = [[1, 2], 3]
x                           #=> [[1, 2], 3]
xs = [0, 0]
(xs[0], xs[1]) = 7, 8
xs                          #=> [7, 8]
(a,) = [9]
a                           #=> 9
module M(n) {
    (w, b) = (1.0, n)
    def set(p) { (self.b, self.c) = p }
}
k = M(2)
k.set((5, 6))
[k.w, k.b, k.c]             #=> [1.0, 5, 6]
(a, b) = 3                  #!> cannot unpack a number into 2 names
(a, 3) = [1, 2]             #!> 5: cannot assign to a number
