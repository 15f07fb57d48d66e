# explain needs a Value.
a = 2.0; b = -3.0
L = a*b
xs = [a, b]
explain 3             #!> 9: explain needs a Value, not a number
explain "a"           #!> 9: explain needs a Value, not a string
explain xs            #!> 9: explain needs a Value, not a list
explain {"a": a}      #!> 9: explain needs a Value, not a dictionary
explain a, xs         #!> 12: explain needs a Value, not a list
explain a, 3          #!> 12: explain needs a Value, not a number
explain               #!> missing argument after 'explain'
x = explain(a)        #!> the command 'explain' has no result
explain a, L, by="edge"   #!> by is "path" or "node", not "edge"
import nn
model = Neuron(2)
explain model         #!> explain needs a Value, not an instance of a module
