# Strings can be added and repeated, no more.
"a" / 2            #!> 5: cannot use '/' on a string and a number
"a" - "b"          #!> 5: cannot use '-' on a string and a string
"a" + 1            #!> 5: cannot use '+' on a string and a number
1 + "a"            #!> 3: cannot use '+' on a number and a string
"a"*"b"            #!> 4: cannot use '*' on a string and a string
-"a"               #!> 1: cannot use '-' on a string
