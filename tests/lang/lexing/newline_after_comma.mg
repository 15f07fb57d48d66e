# A comma carries a statement over to the next line, also where it is a command.
print 1,
    2,
    3
#=> 1 2 3
a, b = [1,
    2]
b   #=> 2
