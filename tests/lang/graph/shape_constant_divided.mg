# k / a is a**-1 * k.
a = 4.0
q = 6/a
[n.op for n in topo(q)]     #=> ['', '**-1', '', '*']
[n.data for n in topo(q)]   #=> [4.0, 0.25, 6.0, 1.5]
