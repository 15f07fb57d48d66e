# Wrong uses of histogram.
histogram 3                             #!> histogram needs a list, not
histogram []                            #!> histogram needs a list that is not empty
histogram ["a"]                         #!> histogram needs numbers, but element 0 of this list is a string
histogram [[1], 2]                      #!> histogram needs lists of numbers here
histogram {"a": 1}                      #!> the value of 'a' is a number, not a list
histogram {}                            #!> histogram needs a list that is not empty
histogram [nan, inf]                    #!> no number here is finite
histogram [1, 2], bins=0                #!> bins is a number from 1 to 10000
histogram [1, 2], bins=2.5              #!> histogram needs a whole number
histogram [1, 2] > h.txt                #!> a picture cannot be written as 'txt'
histogram [[i] for i in range(20)]      #!> histogram draws at most 16 curves
plt.hist([])                            #!> plt.hist needs a list that is not empty
plt.hist([1], bins=0)                   #!> bins is a number from 1 to 10000
plt.show()
