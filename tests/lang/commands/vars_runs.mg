# vars prints a table of the program's names.
a = 2.0
xs = [1, 2]
vars
a.data     #=> 2.0
