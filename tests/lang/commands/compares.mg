# In a command that writes no file, > compares.
print 3 > 2      #=> 1
print 1 > 2, 5   #=> 0 5
assert 3 > 2
