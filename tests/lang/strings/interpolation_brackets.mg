# Colons and commas inside brackets belong to the expression, not to the format.
xs = [1, 2, 3]
print "{xs[0:2]}"       #=> [1, 2]
print "{max(1, 2)}"     #=> 2
print "{xs[1:][0]:>4}"  #=>    2
