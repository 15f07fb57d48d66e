# A block at top level binds names as top level does.
if 1 {
    z = 2.0
}
z          #=> Value(data=2.0, grad=0.0)
z.label    #=> 'z'
for i in range(1) { w = -1 }
w          #=> Value(data=-1.0, grad=0.0)
