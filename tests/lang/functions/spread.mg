# `*` passes the elements of a list as arguments.
rows = [[1, 2, 3], [4, 5, 6]]
zip(*rows)                  #=> [[1, 4], [2, 5], [3, 6]]
for a, b in zip(*rows) { print a*b }
#=> 4
#=> 10
#=> 18
xs, ys = zip(*[(1, 2), (3, 4)])
ys                          #=> [2, 4]
print(*[1, 2, 3], sep="-")  #=> 1-2-3
max(*[3, 8, 5])             #=> 8
zip(*[])                    #=> []
def f(a, b, c=3) = [a, b, c]
f(*[1, 2])                  #=> [1, 2, 3]
f(1, *[2], c=4)             #=> [1, 2, 4]
f(*range(3))                #=> [0, 1, 2]
f(*f(*f(1, 2)))             #=> [1, 2, 3]
module M() {
    w = 1.0
    def forward(x, y) = x + y + w
    def both(x, y) = [x, y]
}
m = M()
m(*[1, 2])                  #=> Value(data=4.0, grad=0.0)
m.both(*[1, 2])             #=> [1, 2]
1.f(*[2])                   #=> [1, 2, 3]
f(*[1], *[2])               #!> 9: only a named argument can follow
dot(*[[1, 2], [3, 4]])      #=> 11
dot([1, 2], *[[3, 4], 5])   #=> 16
sum([wi*xi for wi, xi in zip(*[[1, 2], [3, 4]])], 5)        #=> 16
let many = list(range(3000))
len(zip(*[[k] for k in many])[0])       #=> 3000
f(*[1])                     #!> 1: f takes 2 to 3 arguments, 1 was given
f(*[1, 2, 3, 4])            #!> f takes 2 to 3 arguments, 4 were given
f(*5)                       #!> '*' needs a list of arguments, not a number
f(*[1], 2)                  #!> 9: only a named argument can follow one with '*'
print(*[m])                 #=> <M>
module R() { def repr() = "r" }
print(*[R()])               #!> 1: '*' cannot pass instances to print here
f(*list(range(1100000)))    #!> too many arguments: the limit is 1048576
