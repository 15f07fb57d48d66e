# Functions that cannot be plotted, and invalid ranges.
def pair(x) = [x, x]
def broken(x) = x + unknown
plot pair, 0, 1                         #!> 6: pair(0.0) returns a list, not a number
plot broken, 0, 1                       #!> unknown name 'unknown'
plot tanh, 5, -5                        #!> 12: the range of a plot is empty
plot tanh, 0, inf                       #!> 15: the range of a plot must be finite
plot tanh, 0                            #!> 12: between two numbers
plot tanh, "a", 1                       #!> 12: plot needs a number, not a string
plot [tanh, 3], 0, 1                    #!> 6: this list has both
plot tanh, -1, 1, log="x"               #!> 12: begins above 0
plot tanh, 0, 1, points=1               #!> 25: points is a number from 2
plot tanh, 0, 1 > p.txt                 #!> 19: a picture cannot be written as 'txt'
plot log, -2, -1                        #!> no number here is finite
