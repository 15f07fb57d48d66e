# chain.mg N: x = x*a + b, N times, at top level as one types it; then backward.

let count = int(argv[1])
a = 1.0000001; b = 1e-9; x = 1.0
print "= build {2*count}"
time run "chain_loop.mg"
print "= backward {2*count}"
time backward x
print "result x {x.data}"
print "result da {a.grad}"
