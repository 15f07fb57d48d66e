# Fields of list elements and of chained names are assigned in place.
ws = [Value(1.0), Value(2.0)]
ws[1].grad = 4.0
for w in ws { w.data += -0.5*w.grad }
ws    #=> [Value(data=1.0, grad=0.0), Value(data=0.0, grad=4.0)]
