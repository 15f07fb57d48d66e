# A name is an ASCII or other letter or _, then those or digits.
α = 2.0
w1 = 3.0
sum_ = 1.0
größe = 4.0
_x = 5.0
α*w1 + sum_ + größe + _x    #=> Value(data=16.0, grad=0.0)
print α.label, größe.label  #=> α größe
