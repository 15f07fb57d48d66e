# Wrong arguments of mathematical functions.
asin("a")              #!> asin needs a number or a Value, not a string
leaky_relu("a")        #!> 12: leaky_relu needs a number, not a string
leaky_relu(1, nil)     #!> 15: leaky_relu needs a number, not nil
elu(1, "a")            #!> 8: elu needs a number, not a string
clamp([1], 0)          #!> 7: clamp needs a number, not a list
clamp(1, "a")          #!> 10: clamp needs a number, not a string
clamp(1)               #!> clamp needs min, max or both
pow(2)                 #!> pow takes 2 arguments, 1 was given
pow("a", 2)            #!> 5: pow needs a number, not a string
gelu(1, 2)             #!> gelu takes 1 argument, 2 were given
