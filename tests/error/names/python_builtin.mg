# Python names that the language does not have.
ascii("x")         #!> 1: unknown name 'ascii'
eval("x")          #!> 1: unknown name 'eval'
