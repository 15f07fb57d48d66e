# Builtins that need a dictionary, and dictionaries where they do not fit.
d = {"a": 1}
keys([1])                   #!> 6: keys needs a dictionary, not a list
[1].items()                 #!> items needs a dictionary, not a list
get("a", 1)                 #!> get needs a dictionary, not a string
d.pop()                     #!> pop needs the key to remove from the dictionary
[1].pop(0, 2)               #!> pop takes a default only for a dictionary
dict([1])                   #!> dict needs pairs [key, value], but element 0 is a number
dict([[1, 2, 3]])           #!> dict needs pairs [key, value], but element 0 is a list of another length
dict(3)                     #!> dict needs a list, not a number
d.append(1)                 #!> append needs a list, not a dictionary
d + d                       #!> cannot use '+' on a dictionary and a dictionary
d < d                       #!> cannot compare a dictionary with a dictionary
d()                         #!> a dictionary cannot be called
d.a                         #!> a dictionary has no field 'a'
d.keys                      #!> call the function with parentheses, .keys()
d.a = 1                     #!> a dictionary has no field 'a' to assign to
del d["a"]                  #!> write d.pop("a")
grad d                      #!> there are no gradients yet
a = 2.0; backward a; grad d                     #!> element 'a' of the dictionary is a number
parameters(3)               #!> parameters needs an instance of a module, not a number
x, y = d                    #!> cannot unpack a dictionary of 1 into 2 names
for k, v in d { }           #!> cannot unpack a string into 2 names
zero_grad {"a": 1}          #!> zero_grad needs Values, but element 0 of the dictionary is a number
max({})                     #!> max needs a list that is not empty
