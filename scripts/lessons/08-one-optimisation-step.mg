# 8. One step uphill
#
# Gradients say which way is up. Move every input a little along its own gradient and
# L grows. (Against it, and L shrinks: that is how networks learn.)

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

# The graph still shows the old L. `forward` computes it anew from its leaves.

forward L
print(f"new L: {L.data}")       #=> new L: -7.286496

# What did the gradients promise? Each input moved by 0.01 * grad and L answers with
# grad times that: 0.01 * grad**2 each. The truth comes close, as the step was small.

print(0.01 * (a.grad**2 + b.grad**2 + c.grad**2 + f.grad**2))    #=> 0.72
print(f"{L.data + 8.0:.4f}")   #=> 0.7135

# Moving the inner nodes d and e too would change nothing: they are computed from the
# leaves, so what is written into them is gone at the next computation.

d.data += 0.01 * d.grad
e.data += 0.01 * e.grad
forward L
print(f"new L: {L.data}")       #=> new L: -7.286496

# A wrong gradient still moves something. One of the tutorials has -7.0 as the gradient
# of f in this step, where 4.0 is right (lesson 7). L grows less, for f goes the wrong way:

f.data = -2.0 + 0.01 * -7.0
forward L
print(f"new L: {L.data}")       #=> new L: -7.695431999999999
