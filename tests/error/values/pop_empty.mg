# pop of an empty list: the caret is below the list.
xs = []
xs.pop()               #!> 1: pop needs a list that is not empty
1 + [].pop()           #!> 5: pop needs a list that is not empty
pop(xs)                #!> 5: pop needs a list that is not empty
max(xs)                #!> 5: max needs a list that is not empty
