# A number directly before a name is not a product.
a = 2.0
2a                 #!> 1: write 2*a
x = 3 + 2.5a       #!> 9: write 2.5*a
2e                 #!> 1: for a product 2*e
