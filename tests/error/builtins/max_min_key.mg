# Wrong arguments of max and min with a key are reported where the program wrote them.
max([], key=abs)           #!> 5: max needs a list that is not empty
min(3, key=abs)            #!> 5: min needs a list, not a number
max([1, 2], key=3)         #!> a number cannot be called
max(key=abs)               #!> max needs a list that is not empty
def broken(x) = x + "a"
max([1, 2], key=broken)    #!> cannot use '+' on a number and a string
max([1, 2], by=abs)        #!> max has no parameter 'by'
