# If the program binds sum, zip or dot, its own function is called.
a = 2.0; b = -3.0
w = [a, b]; x = [1.0, 4.0]
def neuron() = sum([p*q for p, q in zip(w, x)], a)
def local() {
    sum = len
    return sum([p*q for p, q in zip(w, x)], a)
}
def given(sum) = sum([p*q for p, q in zip(w, x)])
builtin_sum = sum; builtin_zip = zip; builtin_dot = dot

neuron()                 #=> Value(data=-8.0, grad=0.0)
local()                  #!> len takes 1 argument
given(len)               #=> 2
given(mean)              #=> Value(data=-5.0, grad=0.0)
given(builtin_sum)       #=> Value(data=-10.0, grad=0.0)
def sum(xs, start=0) = [len(xs), start]
neuron()                 #=> [2, Value(data=2.0, grad=0.0)]
sum = builtin_sum
neuron()                 #=> Value(data=-8.0, grad=0.0)
def zip(p, q) = [[1, 10], [2, 20]]
neuron()                 #=> Value(data=52.0, grad=0.0)
zip = builtin_zip
neuron()                 #=> Value(data=-8.0, grad=0.0)
def dot(p, q, r=0) = "mine"
dot(w, x, a)             #=> 'mine'
dot = builtin_sum
dot(w, a)                #=> Value(data=1.0, grad=0.0)
dot = builtin_dot
dot(w, x, a)             #=> Value(data=-8.0, grad=0.0)
sum = builtin_dot
neuron()                 #!> dot needs a list, not a Value
