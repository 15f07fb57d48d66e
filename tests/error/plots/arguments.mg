# Arguments that cannot be plotted.
plot []                                 #!> 6: plot needs a list that is not empty
plot [nan, -inf]                        #!> 6: no number here is finite
plot [1, "a"]                           #!> 6: element 1 of this list is a string
plot [1], [1, 2]                        #!> 11: x and y have different lengths: 1 and 2
plot [1], [1], [1]                      #!> 16: one list of x and one of y
plot [[1], 2]                           #!> 6: one of them is a number
plot [[i] for i in range(100)]          #!> 6: at most 16 curves
plot "x"                                #!> 6: plot needs a list, not a string
plot()                                  #!> plot takes 1 to
plot [0, -1], log="y"                   #!> a logarithmic axis shows only numbers above 0
plot [1], log="z"                       #!> 15: log is "x", "y" or "xy"
plot [1], log="x", xlim=[0, 1]          #!> 25: begins above 0
plot [1], xlim=[1, 0]                   #!> 16: the lower one first
plot [1], xlim=[1]                      #!> 16: a list of two numbers, not of 1
plot [1], ylim=3                        #!> 16: plot needs a list, not a number
plot [1], title=3                       #!> 17: plot needs a string
plot [1], colour="red"                  #!> plot has no parameter 'colour'
plot [1] > p.gif                        #!> 12: a picture cannot be written as 'gif'
plot [1] > p                            #!> 12: has no ending
