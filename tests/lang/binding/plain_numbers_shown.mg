# vars and set show the mode of numbers.
set numbers
#=> numbers     values     a = 2.0 makes a Value (values), or a plain number (plain)
vars
#=> no variables yet
set numbers plain
vars
#=> no variables yet
#=> numbers are plain: a = 2.0 makes no Value
a = 2.0
vars
#=> name  kind   data  grad
#=> a     float  2.0
#=> numbers are plain: a = 2.0 makes no Value
set numbers
#=> numbers     plain      a = 2.0 makes a Value (values), or a plain number (plain)
reset
a = 2.0; type(a)            #=> 'float'
