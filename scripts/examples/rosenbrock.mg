# Gradient descent in a curved valley
#
# First a parabola, which is easy, then Rosenbrock's function: a long curved valley with
# steep sides and its lowest point at x = 1, y = 1.

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
