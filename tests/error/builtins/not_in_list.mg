# A value that is not in a list or string is named.
[3, 1].index(5)            #!> 14: 5 is not in the list
[3, 1].remove("a")         #!> 15: 'a' is not in the list
"abc".index("x")           #!> 13: 'x' is not in the string
[3, 1].index([2.5])        #!> [2.5] is not in the list
[3].index(range(100))      #!> a list is not in the list
[3, 1].index(3, 1)         #!> 3 is not in the list
index(3, 1)                #!> 7: index needs a list, not a number
"abc".index(3)             #!> 13: index needs a string, not a number
"abc".count(3)             #!> 13: count needs a string, not a number
[1].extend(3)              #!> 12: extend needs a list, not a number
"ab".reverse()             #!> reverse needs a list, not a string
copy(3)                    #!> copy needs a list, not a number
