# why takes a Value, a list of Values or a model.
a = 2.0
L = a*a
backward L
why 3                       #!> 5: why needs a Value, not a number
why "a"                     #!> 5: why needs a Value, not a string
why [a, 3]                  #!> 5: why needs Values, but element 1 of the list is a number
why [[a]]                   #!> 5: why needs Values, but element 0 of the list is a list
why []                      #!> 5: there are no Values in it
why a, 3                    #!> 8: why needs a Value, not a number
why a, [L]                  #!> 8: why needs a Value, not a list
why                         #!> missing argument after 'why'
def f(x) {
    M = x*x
    backward M
}
f(a)
for k in range(200000) { k*a*a }
