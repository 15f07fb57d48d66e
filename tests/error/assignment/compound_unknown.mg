# += needs a value to add to.
total += 1         #!> 1: unknown name 'total'
# A builtin function is no value to add to.
count += 1         #!> cannot use '+' on a function and a number
