# A command without a result may end a function, a condition or an element, where none is needed.
let c = 1; xs = [1, 2]
def f(x) = print(x)
def g(x) { return print(x) if x else print(0) }
f(3)                       #=> 3
g(0)                       #=> 0
c and print(5)             #=> 5
c or print(5)              #=> 1
[print(x) for x in xs]     #=> 1
                           #=> 2
                           #=> [nil, nil]
[print(1), 2]              #=> 1
                           #=> [nil, 2]
# A function of the program with the name of a command, defined later or in a module, has a result.
def later(x) = forward(x) + 1
def forward(x) = 2*x
y = later(3)
y                          #=> 7
module M() { def zero_grad() = 4 }
m = M()
z = m.zero_grad() + 1
z                          #=> 5
def local(vars) = vars(2) + 1
local(forward)             #=> 5
