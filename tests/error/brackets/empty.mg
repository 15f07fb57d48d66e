# Empty round brackets are not a value.
x = ()             #!> 5: empty parentheses
