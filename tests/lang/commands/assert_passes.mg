# assert prints nothing if its condition is true.
a = 2.0
assert a == 2
assert a.data > 1, "text that is not shown"
assert(a.label == "a", "nor this")
print "done"   #=> done
