# A builtin names the invalid argument.
tanh("a")          #!> 6: string
len(3)             #!> 5: a number has no length
sum(3)             #!> 5: sum needs a list, not a number
exp([1, 2])        #!> 5: exp needs a number or a Value, not a list
range("a")         #!> 7: string
join(", ", [1])    #!> 12: string
int("x")           #!> 5: int cannot read a whole number from 'x'
float("1.2.3")     #!> 7: '1.2.3'
float("infinit")   #!> 7: 'infinit'
float("nano")      #!> 7: 'nano'
