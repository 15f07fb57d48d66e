# ; ends a statement, also after the last one of a line.
a = 2.0; b = -3.0; c = a*b; c   #=> Value(data=-6.0, grad=0.0)
a.data; b.data;
#=> 2.0
#=> -3.0
