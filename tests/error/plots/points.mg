# Points and models that cannot be drawn.
def model(x) = x[0]
def root(x) = sqrt(x[0])
def pair(x) = x
scatter []                              #!> 9: scatter needs a list that is not empty
scatter [1, 2]                          #!> 9: two lists of numbers, or one list of rows
scatter [1, 2], [1]                     #!> 17: different lengths: 2 and 1
scatter [[1, 2], [3]]                   #!> 9: element 1 is a list of another length
scatter [[1, 2], 3]                     #!> 9: element 1 is a number
scatter [[1, "a"]]                      #!> 9: element 1 of this list is a string
scatter [[1, 2]], [0, 1]                #!> 19: different lengths: 1 and 2
scatter [[1, 2]], [nan]                 #!> 19: element 0 of the labels is nan
scatter [[1, 2]], [[1]]                 #!> 19: labels are all numbers or all strings, but element 0 is a list
scatter [[1, 2], [3, 4]], [0, "a"]      #!> 27: element 1 is a string
scatter [[i, i] for i in range(9)], range(9)    #!> 37: more than 8 different labels
boundary 3, [[1, 2]]                    #!> 10: not a number
boundary model                          #!> boundary takes 2 to
boundary model, []                      #!> 17: not empty
boundary model, [[1, 2]], [1], grid=1   #!> 37: grid is a number from 2 to 1000
boundary model, [[1, 2]], 3             #!> 27: the labels are a list, not a number
boundary model, [[nan, 2]]              #!> 17: no point is within xlim and ylim
boundary root, [[-1, 0], [1, 0]]        #!> 10: the model returns nan at [-1.32,
boundary pair, [[-1, 0], [1, 0]]        #!> 10: returns a list, not a number
boundary model, [[1, 2]], [1] > p.txt   #!> 33: a picture cannot be written as 'txt'
