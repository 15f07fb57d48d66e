# Newton's method: where is f(x) = 0?
#
# Follow the tangent to the axis and start again from there. The slope comes from the graph,
# so f can be any function of a Value.

def newton_step(f, x) {
    at = Value(x)
    y = f(at)
    y.backward()
    return x - y.data / at.grad
}

def newton(f, x, steps=20) {
    for i in range(steps) {
        next = newton_step(f, x)
        if next == x { break }
        x = next
    }
    return x
}

# The square root of 2. The number of correct digits doubles with every step.

def square_less_2(x) = x**2 - 2

let x = 1.0
for i in range(5) {
    x = newton_step(square_less_2, x)
    print(x)
}
#=> 1.5
#=> 1.4166666666666667
#=> 1.4142156862745099
#=> 1.4142135623746899
#=> 1.4142135623730951

# The fixed point of the cosine, and the golden ratio.

def cos_less_x(x) = cos(x) - x
def golden(x) = x**2 - x - 1

print(f"{newton(cos_less_x, 1.0):.12f}")    #=> 0.739085133215
print(f"{newton(golden, 1.0):.12f}")        #=> 1.618033988750
