# b = a + a: the two paths to a add up.
a = Value(3.0, label='a')
b = a + a ; b.label = 'b'
b.backward()
a.grad       #=> 2.0
b            #=> Value(data=6.0, grad=1.0)
