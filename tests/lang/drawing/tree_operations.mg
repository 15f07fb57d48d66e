# The operation is in brackets at the end of the line.
a = 2.0
draw tanh(relu(a**2))
#=> 0.999329299739067  grad 0.0  (tanh)
#=> └── 4.0  grad 0.0  (ReLU)
#=>     └── 4.0  grad 0.0  (**2)
#=>         └── a = 2.0  grad 0.0
