# nan is the result wherever it is, of numbers and of Values.
max(1.0, nan)                   #=> nan
max(nan, 1)                     #=> nan
min(1, 2, nan)                  #=> nan
max(Value(1.0), nan)            #=> Value(data=nan, grad=0.0)
min(nan, 1, Value(2.0))         #=> Value(data=nan, grad=0.0)
max([1, nan, 2])                #=> nan
min([nan, 1])                   #=> nan
max([3.0, Value(nan), 5.0])     #=> Value(data=nan, grad=0.0)
argmax([1, nan, 3])             #=> 1
np.maximum(nan, 1)              #=> nan
