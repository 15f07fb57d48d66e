# Numbers of other languages.
x = 0x1F            #!> 5: numbers are decimal: write 31
x = 0b101           #!> 5: numbers are decimal: write 5
x = 0o17            #!> 5: numbers are decimal: write 15
x = 0xFFFFFFFFFFFFFFFFFFFF   #!> 5: missing operator after a number
x = 1e              #!> 5: the exponent has no digits: write 1e0, or for a product 1*e
x = 2.5E+           #!> 5: write 2.5e0, or for a product 2.5*E
x = 3j              #!> 5: there are no complex numbers: write for a product 3*j
x = 1__0            #!> 5: a single '_' may be between two digits: write 10
x = 1_000_          #!> 5: a single '_' may be between two digits: write 1000
x = 2y              #!> 5: missing operator after a number: write 2*y
a = 2,5             #!> 6: a number has a point, not a comma: write 2.5, or [2, 5] for a list
let b = -2,5        #!> 11: write -2.5, or [-2, 5] for a list
c = 2, 5
c                   #=> [2, 5]
c, d = 2,5
d                   #=> 5
