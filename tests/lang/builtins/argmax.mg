# argmax returns the first index of the largest element.
argmax([3, 9, 2])        #=> 1
argmax([1, 5, 5])        #=> 1
argmax([-1.0, -2.0])     #=> 0
