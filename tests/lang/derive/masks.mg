# Operations with cases: a comparison is a factor, or chooses between two derivatives.
a = 2.0; b = -3.0
derive relu(a)            #=> d(relu(a))/da = 1 where a > 0, else 0
derive leaky_relu(a)      #=> d(leaky_relu(a))/da = 1 where a > 0, else 0.01
derive softplus(a)        #=> d(softplus(a))/da = 1 where a > 20, else sigmoid(a)
derive relu(a*b), a
#=> d(relu(a*b))/da = b*(a*b > 0)
#=>   a comparison is 1 where it holds, else 0
derive max(a, b), b       #=> d(max(a, b))/db = 1 where a < b, else 0
derive clamp(a, 0, 1)     #=> d(clamp(a, 0, 1))/da = 1 where a >= 0 and 1 >= a, else 0
derive abs(a*b), a        #=> d(abs(a*b))/da = b*sign(a*b)
