# Strings can be added and repeated, no more.
"a" / 2            #!> 5: '/'
"a" - "b"          #!> 5: '-'
"a" + 1            #!> 5: '+'
1 + "a"            #!> 3: '+'
"a"*"b"            #!> 4: '*'
-"a"               #!> 1: '-'
