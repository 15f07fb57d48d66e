# Random functions name the invalid argument.
seed("a")                              #!> 6: seed needs a number, not a string
seed(0.5)                              #!> 6: a seed is a whole number below 2**64
np.random.seed(2.0**64)                #!> 16: a seed is a whole number below 2**64
seed(nan)                              #!> 6: a seed is a whole number
seed()                                 #!> seed takes 1 argument
uniform(1)                             #!> uniform takes 2 arguments
uniform(0, "b")                        #!> 12: uniform needs a number, not a string
randint(6, 1)                          #!> 12: the upper end of randint is below its lower end
randint(0.5, 1)                        #!> 9: randint needs a whole number
choice([])                             #!> 8: nothing to choose from
choice(3)                              #!> 8: choice needs a list, not a number
sample([1, 2], 3)                      #!> 16: sample can choose 0 to 2 elements here, not 3
sample([1, 2], -1)                     #!> 16: not -1
shuffled(3)                            #!> 10: shuffled needs a list
random.shuffle("abc")                  #!> 16: random.shuffle needs a list, not a string
randn(-1)                              #!> 7: a size is a whole number from 0 to 100000000
randn(2, 0.5)                          #!> 10: a size is a whole number
randn(100000, 100000)                  #!> 7: at most 100000000 numbers can be made at once
normal(0, -1)                          #!> 11: a standard deviation is not negative
normal(0, 1, "a")                      #!> 14: a size is a whole number
permutation(-1)                        #!> 13: permutation takes a list, or a number between 0 and 100000000
np.random.randint(0)                   #!> 19: the upper end of np.random.randint must be above 0, because it is not included
np.random.randint(3, 3)                #!> 22: the upper end of np.random.randint must be above 3, because it is not included
np.random.choice([], 3)                #!> 18: nothing to choose from
np.random.choice(3, 4, replace=false)  #!> 21: cannot choose 4 of 3 elements without replacement
np.random.choice(3, [2, 2], replace=false)   #!> 21: takes one size
np.random.nothing(3)                   #!> np.random has no 'nothing'
random.nothing(3)                      #!> random has no 'nothing'
