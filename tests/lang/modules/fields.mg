# The names of a module's body are the fields of its instances.
module Point(x0) {
    let x = x0
    let y = x*2
    def norm() = x*x + y*y
}
p = Point(3)
q = Point(1)
print p.x, p.y     #=> 3 6
p.norm()           #=> 45
q.norm()           #=> 5
