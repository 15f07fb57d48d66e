# 1. A derivative is what a nudge does
#
# Move the input of a function a little and watch its output. How far the output
# moved, divided by how far the input moved, is the slope at that point.

def f(x) = 3*x**2 - 4*x + 5

f(3.0)                          #=> 20.0

# `let` keeps a number plain. (Without it the number would become a node of a
# graph, as lesson 4 shows.)

let h = 0.00000001
let x = 3.0
(f(x + h) - f(x)) / h           #=> 14.00000009255109

# The slope at 3 is positive: the curve climbs. Far to the left it falls.

let x = -3.0
(f(x + h) - f(x)) / h           #=> -22.00000039920269

# Calculus has a rule for this f: the slope is 6x - 4. The nudge came within a
# millionth of it without any rule.

def df(x) = 6*x - 4

df(3.0)                         #=> 14.0
df(-3.0)                        #=> -22.0

# Where the slope is 0 the curve is flat: its lowest point.

df(2/3)                         #=> 0.0

# The whole curve, as a picture in a file:

plot f, -5, 5 > parabola.svg

# The same curve turned on its side, with a bar of length f(x) for each x:

for x in range(-3, 6) {
    print(f"{x:>2} {'*' * f(x)}")
}
#=> -3 ********************************************
#=> -2 *************************
#=> -1 ************
#=>  0 *****
#=>  1 ****
#=>  2 *********
#=>  3 ********************
#=>  4 *************************************
#=>  5 ************************************************************

# Try it: for which x is the slope 2? Change one of the calls of df to check.
