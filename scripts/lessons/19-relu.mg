# 19. ReLU: pass it on, or not at all
#
# relu keeps a positive number and turns a negative one into 0.

a = 6.0
print(f"relu of {a} => {a.relu()}")
#=> relu of Value(data=6.0, grad=0.0) => Value(data=6.0, grad=0.0)
print(f"relu of minus {a} => {(-a).relu()}")
#=> relu of minus Value(data=6.0, grad=0.0) => Value(data=0.0, grad=0.0)

# Its rule is a gate: open for a positive input, shut for a negative one.

a = 3.0
b = -3.0
relu_a = a.relu()
relu_b = b.relu()
relu_a.grad = 11.0
relu_b.grad = 11.0
relu_a._backward()
print(f"a => {a}")              #=> a => Value(data=3.0, grad=11.0)
relu_b._backward()
print(f"b => {b}")              #=> b => Value(data=-3.0, grad=0.0)
draw relu_a, relu_b > gates.svg

# Behind a shut gate nothing is learned: whatever b was computed from gets 0 as well.
# At exactly 0 there is a corner without a slope; the gate counts as shut there.

z = 0.0
relu(z).backward()
z.grad                          #=> 0.0
