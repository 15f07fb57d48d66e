# A list or an instance keeps state between calls.
def counter() {
    n = [0]
    def next() {
        n[0] += 1
        return n[0]
    }
    return next
}
c = counter()
c()     #=> 1
c()     #=> 2
d = counter()
d()     #=> 1
