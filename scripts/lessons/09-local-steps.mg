# 9. The local step of each operation
#
# Each operation has one rule for passing its gradient on to its inputs. To see one rule
# alone, give the result a gradient (here 11) and take one backstep.

a = 5.0
b = 6.0

# A sum distributes: both inputs get the gradient unchanged.

print(f"{a} + {b} => {a + b}")
#=> Value(data=5.0, grad=0.0) + Value(data=6.0, grad=0.0) => Value(data=11.0, grad=0.0)
c = a + b
c.grad = 11.0
c._backward()
print(f"c => {c}")                  #=> c => Value(data=11.0, grad=11.0)
print(f"a => {a}")                  #=> a => Value(data=5.0, grad=11.0)
print(f"b => {b}")                  #=> b => Value(data=6.0, grad=11.0)
draw c > sum.svg

# A product swaps: each input gets the gradient times the other input.

zero_grad
print(f"{a} * {b} => {a * b}")
#=> Value(data=5.0, grad=0.0) * Value(data=6.0, grad=0.0) => Value(data=30.0, grad=0.0)
c = a * b
c.grad = 11.0
c._backward()
print(f"c => {c}")                  #=> c => Value(data=30.0, grad=11.0)
print(f"a => {a}")                  #=> a => Value(data=5.0, grad=66.0)
print(f"b => {b}")                  #=> b => Value(data=6.0, grad=55.0)
draw c > product.svg

# A power with a plain exponent k: the gradient times `k * a**(k-1)`. The exponent is not
# a node and gets nothing.

zero_grad
let k = 2.0
print(f"{a} ** {k} => {a**k}")
#=> Value(data=5.0, grad=0.0) ** 2.0 => Value(data=25.0, grad=0.0)
c = a**k
c.grad = 11.0
c._backward()
print(f"c => {c}")                  #=> c => Value(data=25.0, grad=11.0)
print(f"a => {a}")                  #=> a => Value(data=5.0, grad=110.0)
print(f"k => {k}")                  #=> k => 2.0
draw c > power.svg

# Negation is a product with -1, so it needs no separate rule.

zero_grad
print(f"minus {a} => {-a}")
#=> minus Value(data=5.0, grad=0.0) => Value(data=-5.0, grad=0.0)
c = -a
c.grad = 11.0
c._backward()
print(f"c => {c}")                  #=> c => Value(data=-5.0, grad=11.0)
print(f"a => {a}")                  #=> a => Value(data=5.0, grad=-11.0)
