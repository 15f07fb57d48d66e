# results too small for a float, a jump, and a step that leaves the domain: no right gradient is off
a = 1e-300; A = a*a; check A
#=> leaf  gradient  difference  relative error  verdict
#=> a       2e-300           -               -  inconclusive: too small to measure, because A is rounded
b = 0.0; B = 0**b; check B
#=> leaf  gradient  difference  relative error  verdict
#=> b          0.0           -               -  inconclusive: the differences do not settle
c = -1e5; C = c**c; check C
#=> leaf  gradient  difference  relative error  verdict
#=> c          nan           -               -  inconclusive: the differences do not settle
# a difference within its error is 0
d = 0.0; D = d**2.5; check D
#=> leaf  gradient  difference  relative error  verdict
#=> d          0.0         0.0             0.0  ok
e = 5e-324; E = relu(e); check E
#=> leaf  gradient  difference  relative error  verdict
#=> e          1.0         1.0             0.0  kink of E: 0.0 on the left, 1.0 on the right; mgrad takes the right one
