# With a list of scores for each sample: the fraction whose largest score is that of their class.
import nn
accuracy([[1, 2, 3]], [2])                                   #=> 1.0
accuracy([[0.1, 0.9], [0.8, 0.2], [0.3, 0.7], [0.5, 0.5]], [1, 0, 0, 0])    #=> 0.75
accuracy([[Value(1.0), Value(2.0)], [Value(3.0), Value(0.0)]], [1, 1])      #=> 0.5
