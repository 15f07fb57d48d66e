# Whole expressions are allowed: conditional, comparison, call with a keyword.
let k = 3
def f(x, y=1) = x + y
print "{"odd" if k % 2 else "even"}"   #=> odd
print "{k > 2} {k == 2}"               #=> 1 0
print "{f(1, y=5)}"                    #=> 6
