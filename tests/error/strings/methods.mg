# Wrong arguments of the functions for strings.
"a".split("")              #!> 11: split needs a separator that is not empty
"a".split(3)               #!> 11: split needs a string, not a number
split(["a"])               #!> 7: split needs a string, not a list
"a".strip(1)               #!> 11: strip needs a string, not a number
"a".replace("a", 1)        #!> 18: replace needs a string, not a number
"a".replace("a")           #!> replace takes 3 to 4 arguments, 2 were given
3.upper()                  #!> upper needs a string, not a number
nil.lower()                #!> lower needs a string, not nil
"a".find(1)                #!> 10: find needs a string, not a number
"a".startswith(1)          #!> 16: startswith needs a string, not a number
"a".endswith(["b", 1])     #!> element 1 of the list is a number, not a string
ord("")                    #!> 5: ord needs a string of one character, not of 0
ord("ab")                  #!> 5: ord needs a string of one character, not of 2
ord(3)                     #!> ord needs a string, not a number
chr(-1)                    #!> 5: no character has the number -1
chr(1114112)               #!> no character has the number 1114112
chr(55296)                 #!> no character has the number 55296
chr(2.5)                   #!> chr needs a whole number
chr("a")                   #!> chr needs a whole number, not a string
