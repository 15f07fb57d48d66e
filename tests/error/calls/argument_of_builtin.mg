# A builtin names the invalid argument.
tanh("a")          #!> 6: string
len(3)             #!> 5: a number has no length
sum(3)             #!> 5: list
exp([1, 2])        #!> 5: list
range("a")         #!> 7: string
join(", ", [1])    #!> 12: string
int("x")           #!> 5: 'x'
float("1.2.3")     #!> 7: '1.2.3'
