# Mistakes in the braces of a dictionary.
x = {1, 2}                  #!> 5: there are no sets
x = {1}                     #!> 5: there are no sets
x = {n for n in [1]}        #!> 5: there are no sets
x = {"a" = 1}               #!> 10: write ':' between a key and its value
x = {"a" 1}                 #!> 10: expected ':' after the key, found '1'
x = {"a": 1 "b": 2}         #!> 13: expected ',' or '}', found '"b"'
x = {"a": }                 #!> 11: expected an expression, found '}'
x = {"a": [1, 2}            #!> 11: '[' was never closed
x = {"a": 1]                #!> 12: ']' does not match the '{' before it
x = {**y}                   #!> 6: expected an expression, found '**'
def f(x) = { return x }     #!> 12: '{' begins a dictionary here, not a block
{"a": 1}                    #!> 1: a statement cannot begin with '{'
{}                          #!> 1: a statement cannot begin with '{'
{ x = 1 }                   #!> 1: '{' must be on the same line as its statement
({"a": 1}) = 2              #!> cannot assign to a dictionary
