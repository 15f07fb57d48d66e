# A program may bind the name of a command that is not reserved.
topo = [1, 2]
topo               #=> [1, 2]
topo[0]            #=> 1
topo = topo + [3]
len(topo)          #=> 3
