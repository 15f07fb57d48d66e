# Wrong weights and probabilities.
choices([1, 2], [1], k=3)          #!> 17: choices needs a weight for each element: 2 elements, 1 weights
choices([1, 2], [1, -1])           #!> weight 1 is -1: a weight is not negative
choices([1, 2], [1, nan])          #!> weight 1 is nan: a weight is not negative
choices([1, 2], [1, "a"])          #!> weight 1 is a string, not a number
choices([1, 2], [0, 0])            #!> the sum of the weights must be positive and finite, not 0
choices([1, 2], [1, inf])          #!> the sum of the weights must be positive and finite, not inf
choices([], k=2)                   #!> 9: there is nothing to choose from
choices([1, 2], 3)                 #!> 17: choices needs a list, not a number
choices([1, 2], k=-1)              #!> 19: a size is a whole number from 0 to 100000000
gauss("a")                         #!> gauss needs a number, not a string
np.random.choice(2, p=[0.5, 0.4])  #!> the probabilities must add up to 1, but their sum is 0.9
np.random.choice(3, p=[0.5, 0.5])  #!> needs a weight for each element: 3 elements, 2 weights
np.random.choice(2, p=[1.5, -0.5]) #!> weight 1 is -0.5
np.random.choice(3, 2, false, [1, 0, 0])   #!> cannot choose 2 elements without replacement: 1 have a weight
