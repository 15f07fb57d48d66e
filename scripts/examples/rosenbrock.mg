# Gradient descent in a curved valley, and Newton's method
#
# First a parabola, which is easy, then Rosenbrock's function: a long curved valley with
# steep sides and its lowest point at x = 1, y = 1. Descent takes thousands of steps, Newton's
# method three.

# The graph is built once. Each iteration moves the leaf against its gradient and recomputes
# the graph, so the loop makes no nodes.

x = 0.0
p = (x - 3)**2 + 1
for i in range(100) {
    zero_grad x
    backward p
    x.data -= 0.1 * x.grad
    forward p
}
print(f"lowest {p.data:.6f} at x = {x.data:.6f}")   #=> lowest 1.000000 at x = 3.000000

x = -1.0
y = 1.0
z = (1 - x)**2 + 100 * (y - x**2)**2

def descend(z, leaves, rate, steps) {
    for i in range(steps) {
        zero_grad leaves
        backward z
        for v in leaves { v.data -= rate * v.grad }
        forward z
    }
}

for turn in range(1, 6) {
    descend(z, [x, y], 0.001, 5000)
    print(f"{turn * 5000:>6} steps: z = {z.data:.2e} at ({x.data:.4f}, {y.data:.4f})")
}
#=>   5000 steps: z = 3.63e-03 at (0.9398, 0.8830)
#=>  10000 steps: z = 5.66e-05 at (0.9925, 0.9850)
#=>  15000 steps: z = 1.02e-06 at (0.9990, 0.9980)
#=>  20000 steps: z = 1.88e-08 at (0.9999, 0.9997)
#=>  25000 steps: z = 3.45e-10 at (1.0000, 1.0000)

# Newton's method goes where the gradient would be 0 if it changed along straight lines. How it
# changes are the second derivatives, the Hessian matrix.

def surface(x, y) = (1 - x)**2 + 100 * (y - x**2)**2

# Solves hessian * step = gradient, two equations with two unknowns, by Cramer's rule.
def newton_step(x, y) {
    at = [Value(x), Value(y)]
    z = surface(at[0], at[1])
    gx, gy = [g.data for g in gradient(z, at)]
    row_x, row_y = [[h.data for h in row] for row in hessian(z, at)]
    det = row_x[0]*row_y[1] - row_x[1]*row_y[0]
    return (gx*row_y[1] - gy*row_x[1]) / det, (gy*row_x[0] - gx*row_y[0]) / det
}

let x, y = -1.0, 1.0
for i in range(3) {
    dx, dy = newton_step(x, y)
    x, y = x - dx, y - dy
    print(f"step {i + 1}: ({x:.6f}, {y:.6f})")
}
#=> step 1: (1.000000, -3.000000)
#=> step 2: (1.000000, 1.000000)
#=> step 3: (1.000000, 1.000000)
