a = 2.0; L = a**2; c = 1.0
check               #!> check needs a result
check a             #!> check needs a result that was computed from Values, and this is a leaf
check 3             #!> check needs a Value, not a number
check [L]           #!> check needs a Value, not a list
check "L"           #!> check needs a Value, not a string
check nil           #!> check needs a Value, not nil
check L, 3          #!> check needs a Value, not a number
check L, c          #!> L does not depend on c
check L, L          #!> L does not depend on L
check L, []         #!> there is no leaf to check
check L, [a, 3]     #!> check needs Values, but an element of the list is a number
check L, df=3       #!> df is the derivative of a function, but this is a Value
module M() { w = 1.0 }
check M             #!> check needs a result or a function, not a module
check M()           #!> check needs a result or a function, not an instance
check L, M()        #!> L does not depend on w
