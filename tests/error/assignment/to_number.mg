# Only names, fields and elements can be assigned.
3 = 2              #!> 1: assign
1 + 1 = 2          #!> assign
len([1]) = 2       #!> assign
"a" = 3            #!> 1: assign
