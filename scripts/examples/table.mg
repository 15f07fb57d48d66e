# A table: functions, their slopes and string formats
#
# For each function its slope at one point, from the graph and from a nudge.

def cube(x) = x**3
def bell(x) = exp(-x**2)
def logistic(x) = 1 / (1 + exp(-x))
def wave(x) = sin(x) * x

def exact(f, at) {
    x = Value(at)
    y = f(x)
    y.backward()
    return x.grad
}

def nudged(f, at, h=1e-6) = (f(at + h) - f(at - h)) / (2 * h)

let names = ["cube", "bell", "logistic", "wave"]
let functions = [cube, bell, logistic, wave]

print(f"{'function':<10}|{'graph':^12}|{'nudge':^12}|{'differ':>8}")
#=> function  |   graph    |   nudge    |  differ
print("-" * 45)
#=> ---------------------------------------------
for name, f in zip(names, functions) {
    let g = exact(f, 0.5)
    let n = nudged(f, 0.5)
    print(f"{name:<10}|{g:>+11.6f} |{n:>+11.6f} |{'no' if abs(g - n) < 1e-6 else 'yes':>8}")
}
#=> cube      |  +0.750000 |  +0.750000 |      no
#=> bell      |  -0.778801 |  -0.778801 |      no
#=> logistic  |  +0.235004 |  +0.235004 |      no
#=> wave      |  +0.918217 |  +0.918217 |      no

# The most useful formats.

let x = 1234.56789
print("{x:.2f}  {x:.3e}  {x:g}  {x:12.1f}|  {x:<12.1f}|  {x:+.0f}")
#=> 1234.57  1.235e+03  1234.57        1234.6|  1234.6      |  +1235
print("{0.256:.1%}  {42:05d}  {42:*^10}  {'left':<8}|  {{braces}}")
#=> 25.6%  00042  ****42****  left    |  {braces}
