# linspace includes its end, arange does not.
linspace(0, 1, 5)        #=> [0.0, 0.25, 0.5, 0.75, 1.0]
arange(0, 1, 0.25)       #=> [0.0, 0.25, 0.5, 0.75]
arange(3)                #=> [0, 1, 2]
len(np.arange(-5, 5, 0.25))   #=> 40
np.arange(-5, 5, 0.25)[-1]    #=> 4.75
