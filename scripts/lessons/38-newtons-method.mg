# 38. A step of the right length
#
# Gradient descent needs a learning rate. Too small is slow, too large diverges, and the right one
# differs from place to place. The second derivative knows the right length.

# ---- one input ----

# The slope says which way is down, and how steep it is. The second derivative says how soon the
# slope is used up: after slope / bend. That is Newton's method.

def f(x) = (x - 3)**2 + 1

x = -7.0
y = f(x)
slope = gradient(y, x)
bend = gradient(slope, x)
[slope.data, bend.data]         #=> [-20.0, 2.0]
x.data -= slope.data / bend.data
forward y
[x.data, y.data]                #=> [3.0, 1.0]

# A parabola takes one step. Other curves take a few, because their bend changes on the way. Near the
# lowest point the number of correct digits doubles with each step:

x = 2.0
y = x - log(x)                  # lowest at 1
slope = gradient(y, x)
bend = gradient(slope, x)
x.data = 0.5
for k in range(5) {
    forward slope
    forward bend
    x.data -= slope.data / bend.data
    print(x.data)
}
#=> 0.75
#=> 0.9375
#=> 0.99609375
#=> 0.9999847412109375
#=> 0.9999999997671694

# Building slope and bend once and calling forward repeats the same arithmetic, as in lesson 31.

# ---- two inputs ----

# A long valley is hard for descent: the rate that is right across the valley is too small along it.

u = 10.0
v = 1.0
z = 0.5*u**2 + 50*v**2
for k in range(100) {
    forward z
    zero_grad
    backward z
    for p in [u, v] { p.data -= 0.018 * p.grad }
}
print(f"after 100 steps: u = {u.data:.3f}, v = {v.data:.1e}")     #=> after 100 steps: u = 1.626, v = 2.0e-10

# Newton's step solves `hessian * step = gradient`. Here the Hessian is [[1, 0], [0, 100]]: each
# direction gets its own rate.

u.data, v.data = 10.0, 1.0
g = gradient(z, [u, v])
H = hessian(z, [u, v])
forward z
for k in range(2) { forward g[k]; for h in H[k] { forward h } }

# Two equations, by Cramer's rule.
def solve(H, g) {
    det = H[0][0]*H[1][1] - H[0][1]*H[1][0]
    return (g[0]*H[1][1] - g[1]*H[0][1]) / det, (g[1]*H[0][0] - g[0]*H[1][0]) / det
}
step = solve([[h.data for h in row] for row in H], [s.data for s in g])
u.data, v.data = u.data - step[0], v.data - step[1]
[u.data, v.data]                #=> [0.0, 0.0]

# ---- where it goes wrong ----

# Newton's step goes to where the slope is 0. That may be a top. cos has one at 0, where the bend is
# negative, and the step goes up.

t = 0.5
height = cos(t)
slope = gradient(height, t)
bend = gradient(slope, t)
t.data - slope.data / bend.data   #~> -0.04630248984379048

# Going down needs a positive bend: here its absolute value, which turns the step around.

t.data - slope.data / abs(bend.data)   #~> 1.0463024898437905

# And the Hessian of n parameters has `n * n` numbers: 113,569 for the 337 parameters of the moons. So
# large networks use gradients only, or products with the Hessian: `hvp(loss, model, v)` costs about
# as much as two gradients, whatever n is.

[p.data for p in hvp(z, [u, v], [1, 1])]   #=> [1.0, 100.0]
