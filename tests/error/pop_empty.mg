# pop of an empty list.
xs = []
xs.pop()           #!> empty
max(xs)            #!> empty
