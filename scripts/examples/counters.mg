# State: a closure and a module
#
# A function defined inside a function keeps access to the outer variables. It cannot rebind
# them, but it can change the contents of a list.

def make_counter(step=1) {
    count = [0]
    def next() {
        count[0] += step
        return count[0]
    }
    return next
}

ones = make_counter()
tens = make_counter(step=10)
ones()                          #=> 1
ones()                          #=> 2
tens()                          #=> 10
ones()                          #=> 3

# A module does the same with public fields. `let` keeps the count a plain number. Calling an
# instance calls its `forward`.

module Counter(step=1) {
    let count = 0
    def forward() {
        self.count = count + step
        return self.count
    }
    def reset() { self.count = 0 }
    def repr() = "Counter at {count}"
}

c = Counter(step=5)
c()                             #=> 5
c()                             #=> 10
c                               #=> Counter at 10
c.reset()
c.count                         #=> 0

# Functions can be passed around and composed.

def compose(f, g) {
    def both(x) = f(g(x))
    return both
}

def double(x) = 2 * x
def square(x) = x**2

compose(double, square)(3)      #=> 18
compose(square, double)(3)      #=> 36

# They take a Value like any other number, and the result has a gradient.

w = 3.0
r = compose(square, double)(w)
r.backward()
w.grad                          #=> 24.0
