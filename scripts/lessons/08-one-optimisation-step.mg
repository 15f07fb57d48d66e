# 8. One step uphill
#
# Gradients point uphill. Move every input a little along its gradient, and L grows. (Move
# it the other way, and L shrinks: that is how networks learn.)

a = 2.0
b = -3.0
c = 10.0
e = a * b
d = e + c
f = -2.0
L = d * f
backward L
print(f"old L: {L.data}")       #=> old L: -8.0

a.data += 0.01 * a.grad
b.data += 0.01 * b.grad
c.data += 0.01 * c.grad
f.data += 0.01 * f.grad

# The graph still has the old L. `forward` recomputes it from its leaves.

forward L
print(f"new L: {L.data}")       #=> new L: -7.286496

# What did the gradients predict? Each input moved by `0.01 * grad`, and L should change by
# grad times that: `0.01 * grad**2` each. This is nearly right, because the step was small.

print(0.01 * (a.grad**2 + b.grad**2 + c.grad**2 + f.grad**2))    #=> 0.72
print(f"{L.data + 8.0:.4f}")   #=> 0.7135

# Moving the inner nodes d and e as well changes nothing: `forward` computes them from the
# leaves and so overwrites what was assigned.

d.data += 0.01 * d.grad
e.data += 0.01 * e.grad
forward L
print(f"new L: {L.data}")       #=> new L: -7.286496

# What does a wrong gradient do? One of the tutorials has -7.0 as the gradient of f here,
# where 4.0 is correct (lesson 7). L grows less, because f moves the wrong way:

f.data = -2.0 + 0.01 * -7.0
forward L
print(f"new L: {L.data}")       #=> new L: -7.695431999999999
