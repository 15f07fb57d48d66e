# A function with a block returns the value of return, or nil.
def f(x) {
    y = x + 1
    if y > 3 { return "big" }
    return y
}
f(1)         #=> 2
f(5)         #=> 'big'
def g() { }
g() == nil   #=> 1
def h() { return }
h() == nil   #=> 1
