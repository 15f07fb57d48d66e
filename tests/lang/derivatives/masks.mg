# sign, erf and erfc of numbers and of Values
print(sign(-2.5), sign(0), sign(7), sign(nan))   #=> -1.0 0 1 0.0
print(round(erf(0.5), 6), round(erfc(0.5), 6), math.erf(0), torch.erfc(0))   #=> 0.5205 0.4795 0.0 1.0
a = -0.5
s = sign(a); e = erf(a); c = erfc(a)
L = s + e + 2*c
backward L
print(s.data, s.op, e.op)   #=> -1.0 sign erf
print(round(a.grad, 9))   #=> -0.878782579
a.data = 2; forward L; s.data   #=> 1.0
