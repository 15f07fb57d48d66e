# tangent takes Values, or a list of them and a direction.
a = 2.0; b = 3.0
L = a*b
tangent 3, a                    #!> 9: tangent needs a Value, not a number
tangent L, "a"                  #!> 12: tangent needs a Value, not a string
tangent(L, a, "x")              #!> 15: tangent needs a number, not a string
tangent([L, nil], a)            #!> 9: tangent needs Values, but element 1 of the list is nil
tangent(L, [a, [b]], [1, 2])    #!> 12: tangent needs Values, but element 1 of the list is a list
tangent(L, [a, b], [1, "x"])    #!> 20: the direction needs numbers, but element 1 is a string
tangent(L, [a, b])              #!> 12: a list of Values needs a direction: a list of numbers
tangent(L, [a, b], [1])         #!> 20: the direction needs 2 numbers, one for each Value, not 1
tangent(L, a, [1, 2])           #!> 12: a list of numbers is the direction for a list of Values
tangent(L, {"a": a})            #!> 12: tangent needs a Value, not a dictionary
tangent L                       #!> tangent takes 2 to 3 arguments, 1 was given
