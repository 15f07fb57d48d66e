# Large logits do not overflow, and small ones do not all vanish.
import nn
softmax([1000.0, 999.0, -1000.0])      #~> [0.7310585786300049, 0.2689414213699951, 0.0]
softmax([-1000.0, -1000.0])            #=> [0.5, 0.5]
softmax([-inf, 0.0])                   #=> [0.0, 1.0]
z = [Value(1000.0), Value(999.0)]
softmax(z)[0].backward()
[v.grad for v in z]                    #~> [0.19661193324148185, -0.19661193324148185]
