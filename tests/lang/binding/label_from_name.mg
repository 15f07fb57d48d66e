# A Value without a label takes the name it is bound to first.
a = 2.0
b = -3.0
e = a*b
e.label        #=> 'e'
f = e
f.label        #=> 'e'
w = Value(1.0, label="weight")
w.label        #=> 'weight'
(a*b).label    #=> ''
