# Order is defined between numbers and between strings.
"a" < 1            #!> 5: '<'
1 >= "a"           #!> 3: '>='
nil < 1            #!> 5: '<'
