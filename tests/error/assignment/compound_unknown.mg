# += needs a value to add to.
count += 1         #!> 1: unknown name 'count'
