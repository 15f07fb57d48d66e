# A name is a letter (ASCII or not) or _, followed by letters, _ and digits.
α = 2.0
w1 = 3.0
sum_ = 1.0
größe = 4.0
_x = 5.0
α*w1 + sum_ + größe + _x    #=> Value(data=16.0, grad=0.0)
print α.label, größe.label  #=> α größe
