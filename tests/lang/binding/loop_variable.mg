# Loop variables and parameters are bound without making leaves.
for i in [1, 2.5] { }
i                #=> 2.5
def f(x) = x
f(2)             #=> 2
for v in [Value(4.0)] { }
v.label          #=> ''
