# Python names that the language does not have.
ascii("x")         #!> 1: unknown name 'ascii'
input("x")         #!> 1: unknown name 'input'
