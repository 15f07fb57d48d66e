# Bit operators take integers only, even if another number is whole. Help names the remedy.
n = 4; half = 0.5
n & 1              #!> 3: '&' works on the bits of integers, not of a Value
n ^ 2              #!> 3: '^' works on the bits of integers: write a**b for a power
2 ^ n              #!> 3: write a**b for a power
2.0 ^ 3            #!> 5: write a**b for a power
half ^= 2          #!> 6: write a**b for a power
4.0 | 1            #!> 5: '|' works on the bits of integers, not of a float
~n                 #!> 1: '~' works on the bits of integers, not of a Value
~2.0               #!> 1: '~' works on the bits of integers, not of a float
[1] | 2            #!> 5: '|' works on the bits of integers, not of a list
1 & "a"            #!> 3: '&' works on the bits of integers, not of a string
1 << -1            #!> 3: '<<' by a negative number of bits
1 >> -1            #!> 3: '>>' by a negative number of bits
1 << 2.0           #!> 3: '<<' works on the bits of integers, not of a float
1 && 2             #!> 3: write 'and' instead of '&&'
1 || 2             #!> 3: write 'or' instead of '||'
draw n >> f.svg    #!> 9: cannot append to a file: write one '>' to replace it
draw(n) >> f.svg   #!> 10: cannot append to a file
draw >> f.svg      #!> 7: cannot append to a file
