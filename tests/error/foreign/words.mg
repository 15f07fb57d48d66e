# Words of Python that begin a statement: the message has the form of mgrad, with the user's names.
raise ValueError("bad")                     #!> 1: write assert false, "bad"
raise                                       #!> 1: write assert false
def f(n) { raise KeyError(f"no {n}") }      #!> 12: write assert false, f"no {n}"
def g() { raise StopIteration }             #!> 11: write assert false, "StopIteration"
def count(n) { global total, k }            #!> 16: end the function with return total, k and call it as total, k = count(…)
def outer() { def inner() { nonlocal n } }  #!> 29: return n and call it as n = inner(…)
try:                                        #!> 1: an error cannot be caught
with open("data.txt", "r") as file:         #!> 1: write read_lines("data.txt")
with torch.no_grad():                       #!> 1: 'with' is not in the language: remove this line
class Neuron(Module):                       #!> 1: write module Neuron(nin, act="tanh") { … }
def __init__(self, nin, act="tanh"):        #!> 5: its parameters follow its name, module Name(nin, act="tanh") { … }
module Layer() { def __init__(self, n) { } }   #!> 22: module Layer(n) { … }
del x                                       #!> 1: 'reset' removes all variables
del xs[0]                                   #!> 1: write xs.pop(0)
del grid[i][1:3]                            #!> 1: join the parts that stay
del grid[xs[0]]                             #!> 1: write grid.pop(xs[0])
del grid[0][1]                              #!> 1: write grid[0].pop(1)
del                                         #!> 1: 'reset' removes all variables
global                                      #!> 1: end the function with return n and call it as n = f(…)
function f(x) = x                           #!> 1: write def
var x = 3                                   #!> 1: write let
# The words can be names.
raise = 2.0; with = 3.0; class = 4.0
raise*with + class                          #=> Value(data=10.0, grad=0.0)
