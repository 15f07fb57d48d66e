# 10. Why does b get nothing?
#
# Subtract, set the gradient of the result, and take one backstep, as in lesson 9.

a = 5.0
b = 4.0
print(f"{a} - {b} => {a - b}")
#=> Value(data=5.0, grad=0.0) - Value(data=4.0, grad=0.0) => Value(data=1.0, grad=0.0)
c = a - b
c.grad = 11.0
c._backward()
print(f"c => {c}")              #=> c => Value(data=1.0, grad=11.0)
print(f"a => {a}")              #=> a => Value(data=5.0, grad=11.0)
print(f"b => {b}")              #=> b => Value(data=4.0, grad=0.0)

# By calculus, b should get -11. The picture shows where the gradient stopped:

draw c > difference.svg
draw c
#=> c = 1.0  grad 11.0  (+)
#=> ├── a = 5.0  grad 11.0
#=> └── -4.0  grad 11.0  (*)
#=>     ├── b = 4.0  grad 0.0
#=>     └── -1.0  grad 0.0

# `a - b` is built as `a + (b * -1)`. One step reaches the inputs of the sum: a, and the
# unnamed product. The 11 is now there, and one more step takes it to b.

backstep c.prev[1]
print(f"b => {b}")              #=> b => Value(data=4.0, grad=-11.0)

# Division is the same case, because it is built as `a * b**-1`.

a = 6.0
b = 3.0
print(f"{a} / {b} => {a / b}")
#=> Value(data=6.0, grad=0.0) / Value(data=3.0, grad=0.0) => Value(data=2.0, grad=0.0)
c = a / b
c.grad = 11.0
c._backward()
print(f"c => {c}")              #=> c => Value(data=2.0, grad=11.0)
print(f"a => {a}")              #=> a => Value(data=6.0, grad=3.6666666666666665)
print(f"b => {b}")              #=> b => Value(data=3.0, grad=0.0)
draw c > quotient.svg

# `backward` takes all steps, in the right order, and b gets its gradient.

a = 6.0
b = 3.0
c = a - b
c.backward()
print(f"c => {c}")              #=> c => Value(data=3.0, grad=1.0)
print(f"a => {a}")              #=> a => Value(data=6.0, grad=1.0)
print(f"b => {b}")              #=> b => Value(data=3.0, grad=-1.0)

a = 6.0
b = 3.0
c = a / b
c.backward()
print(f"c => {c}")              #=> c => Value(data=2.0, grad=1.0)
print(f"a => {a}")              #=> a => Value(data=6.0, grad=0.3333333333333333)
print(f"b => {b}")              #=> b => Value(data=3.0, grad=-0.6666666666666666)
