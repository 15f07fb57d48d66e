# A statement continues after a comma, even if it is a command.
print 1,
    2,
    3
#=> 1 2 3
a, b = [1,
    2]
b   #=> 2
