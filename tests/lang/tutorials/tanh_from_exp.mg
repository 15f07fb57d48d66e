# tanh written with exp has the same value and gradients.
x1 = Value(1.0); x2 = Value(-2.0); w1 = Value(0.5); w2 = Value(0.25); b = Value(0.7)
n = x1*w1 + x2*w2 + b
e = (2*n).exp()
o = (e - 1) / (e + 1)
o.data       #~> 0.6043677771171635
o.backward()
print(x1.grad, w1.grad)  #~> 0.31736979499122925 0.6347395899824585
print(x2.grad, w2.grad)  #~> 0.15868489749561462 -1.269479179964917
