# Plain numbers only: no graph. The same work as in plain.lua.

def loop(n) {
    x = 0.5
    above = 0
    for i in range(n) {
        x = 3.7*x*(1.0 - x)
        if x > 0.5 { above = above + 1 }
    }
    return x + above
}

def chain(n) {
    a = 1.0000001
    b = 1e-9
    x = 1.0
    for i in range(n) { x = x*a + b }
    return x
}

def fib(n) {
    if n < 2 { return n }
    return fib(n - 1) + fib(n - 2)
}

def fibs(count) {
    for i in range(count) { last = fib(27) }
    return last
}

print "= loop 10000000"
time looped = loop(10000000)
print "= chain 10000000"
time chained = chain(10000000)
print "= fib 10"
time called = fibs(10)
print "result loop {looped}"
print "result chain {chained}"
print "result fib {called}"
