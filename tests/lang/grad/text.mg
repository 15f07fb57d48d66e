# Without a label, grad shows the text as typed.
w = [Value(2.0), Value(3.0)]
L = w[0]*w[1]
backward L
grad w[0]          #=> dL/dw[0] = 3.0
grad w[0], w[1]
#=> dL/dw[0] = 3.0
#=> dL/dw[1] = 2.0
grad L             #=> dL/dL = 1.0
