# A number before brackets is a call; the message suggests a product.
x = 2.0
y = 3(x + 1)       #!> 5: a number cannot be called
