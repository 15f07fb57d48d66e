# The fraction of scores with the right sign; a score of 0 counts as negative.
import nn
accuracy([Value(2.0), Value(-1.0), Value(0.5)], [1, 1, -1])   #~> 0.3333333333333333
accuracy([0.0, 0.0], [1, -1])                                 #=> 0.5
accuracy([3.0, -3.0], [1, 0])                                 #=> 1.0
