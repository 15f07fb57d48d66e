# Parentheses with commas make a list, as tuples do in Python.
(1, 2)                      #=> [1, 2]
(1,)                        #=> [1]
()                          #=> []
(1, (2, 3),)                #=> [1, [2, 3]]
((1, 2))                    #=> [1, 2]
[(i, i*i) for i in range(3)]    #=> [[0, 0], [1, 1], [2, 4]]
x = (1.0,
     2.0)
x                           #=> [1.0, 2.0]
3 in (1, 2, 3)              #=> 1
def f(x, betas=(0.9, 0.999)) { return (x, betas[1]) }
f((1, 2))                   #=> [[1, 2], 0.999]
for i in (1, 2) { print i }
#=> 1
#=> 2
"{(1, 2)}"                  #=> '[1, 2]'
print (1, 2)                #=> 1 2
x = 1, {"a": 2}             # any expression may follow the comma
x                           #=> [1, {'a': 2}]
x = 1, +2, -3, ~4, not 5
x                           #=> [1, 2, -3, -5, 0]
