# If a file does not fit, the message gives the reason and nothing changes.
a = 1.0; b = 2.0
save [a, b] > two.txt
load [a], "two.txt"          #!> 11: it has 2 numbers, but the model has 1 parameters
load [a, b], "nothing.txt"   #!> 14: no such file
draw a > a.dot
load [a], "a.dot"            #!> 11: is not a weights file
a                            #=> Value(data=1.0, grad=0.0)
save [a] > no/such/folder/w  #!> 12: folder
load [a]                     #!> 6: load needs the name of a file
