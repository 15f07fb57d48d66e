# The expression of every micrograd tutorial, forward and backward. `make demo` runs this in
# build/demo. The extension of a picture's file selects its format.

a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; grad a

grad b, c, f

# The whole graph as a tree of text: L on top, its inputs below.
print ""
draw L

draw L > L.svg
draw L > L.png
draw L > L.dot
