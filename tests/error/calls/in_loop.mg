# An error in a loop ends the statement; earlier effects remain.
xs = []
for i in range(5) { xs.append(10 // (2 - i)) }   #!> 34: by an integer zero
xs                 #=> [5, 10]
