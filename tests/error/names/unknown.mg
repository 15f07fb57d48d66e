# The caret is below an unknown name; a similar name is suggested.
a = 2.0; b = -3.0
L = a*b + d        #!> 11: unknown name 'd'
weight = 1.0
wieght + 1         #!> 1: unknown name 'wieght'
print wight        #!> 7: unknown name 'wight'
