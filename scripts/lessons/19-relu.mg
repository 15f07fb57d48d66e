# 19. ReLU: pass it on, or not at all
#
# relu keeps a positive number and turns a negative one into 0.

a = 6.0
print(f"relu of {a} => {a.relu()}")
#=> relu of Value(data=6.0, grad=0.0) => Value(data=6.0, grad=0.0)
print(f"relu of minus {a} => {(-a).relu()}")
#=> relu of minus Value(data=6.0, grad=0.0) => Value(data=0.0, grad=0.0)

# Its rule is a gate: open for a positive input, closed for a negative one.

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

# Nothing is learned through a closed gate: the inputs of b would get 0 as well. At
# exactly 0 there is a corner without a slope; the gate counts as closed there.

z = 0.0
relu(z).backward()
z.grad                          #=> 0.0
