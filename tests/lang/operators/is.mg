# `is` compares identity; `is None` is its usual form.
x = nil
x is None                   #=> 1
x is not None               #=> 0
def f(y=None) { return 0 if y is None else y }
f()                         #=> 0
f(0)                        #=> 0
f(5)                        #=> 5
a = 2.0
b = a
a is b                      #=> 1
a is Value(2.0)             #=> 0
a is not Value(2.0)         #=> 1
a == Value(2.0)             #=> 1
xs = [1]; ys = xs
xs is ys                    #=> 1
xs is [1]                   #=> 0
"a" is "a"                  #=> 1
1 is 1.0                    #=> 0
not x is None               #=> 0
print x is None, 3 is None  #=> 1 0
is = 3                      # it is no reserved word
is is is                    #=> 1
1 is 2 is 3                 #!> 8: comparisons do not chain: write 1 is 2 and 2 is 3
