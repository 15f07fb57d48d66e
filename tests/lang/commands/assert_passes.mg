# assert says nothing where its condition holds.
a = 2.0
assert a == 2
assert a.data > 1, "text that is not shown"
assert(a.label == "a", "nor this")
print "done"   #=> done
