# In k + a and k * a the constant is the second input.
a = 2.0
[n.data for n in (5 + a).prev]   #=> [2.0, 5.0]
[n.data for n in (5*a).prev]     #=> [2.0, 5.0]
[n.data for n in (a + 5).prev]   #=> [2.0, 5.0]
