# Python names that the language does not have.
pow(2, 3)          #!> 1: unknown name 'pow'
input("x")         #!> 1: unknown name 'input'
