# #~> compares numbers with a relative tolerance of 1e-9, the words between them exactly.
0.1 + 0.2          #~> 0.3
print "x", 1/3     #~> x 0.33333333333
1e-13              #~> 0.0
print 2.0, [1/7]   #~> 2.0 [0.142857142857]
