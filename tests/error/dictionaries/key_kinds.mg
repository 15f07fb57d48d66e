# A key is a string or a number.
d = {}
d[[1, 2]] = 3               #!> 3: a key is a string or a number, not a list
d[nil]                      #!> 3: a key is a string or a number, not nil
d = {d: 1}                  #!> 6: a key is a string or a number, not a dictionary
print {print: 1}            #!> 8: a key is a string or a number, not a function
[1] in d                    #!> a key is a string or a number, not a list
d.get([1])                  #!> a key is a string or a number, not a list
d.pop(nil, 1)               #!> a key is a string or a number, not nil
print {[x]: 1 for x in [1]} #!> 8: a key is a string or a number, not a list
d                           #=> {}
