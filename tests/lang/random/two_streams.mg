# The two streams start with seed 0 and are independent.
random()  #=> 0.8444218515250481
randn()  #=> 1.764052345967664
random()  #=> 0.7579544029403025
# seeding one does not change the other; NumPy drops its cached normal number
np.random.seed(9)
randn()  #=> 0.0011085547122109732
random()  #=> 0.420571580830845
np.random.seed(9)
randn()  #=> 0.0011085547122109732
random.seed(9)
random()  #=> 0.46300735781502145
randn()  #=> -0.2895440692501988
# reset removes variables but does not reset the streams
random.seed(9)
reset
random()  #=> 0.46300735781502145
