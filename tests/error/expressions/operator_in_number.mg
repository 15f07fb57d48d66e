# in needs a list or a string.
1 in 5             #!> 3: look for
