# Commands work in blocks and functions.
def show(x) {
    print "x", x
    return x
}
let r = show(2)
#=> x 2
for i in range(2) { print i; print i + 10 }
#=> 0
#=> 10
#=> 1
#=> 11
