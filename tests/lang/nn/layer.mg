# A layer returns a list, even of one element; its neurons are initialised in order.
import nn
random.seed(1337)
l = Layer(2, 3)
[p.data for p in l.parameters()]
#=> [0.23550571390294128, 0.06653114721000164, 0.0, -0.26830328150124894, 0.1715747078045431, 0.0, -0.6686254326224383, 0.6487474938152629, 0.0]
[o.data for o in l([2.0, 3.0])]     #~> [0.6706048694358875, 0.0, 0.6089916162009119]
random.seed(1337)
Layer(2, 1)([2.0, 3.0])             #~> [Value(data=0.6706048694358875, grad=0.0)]
