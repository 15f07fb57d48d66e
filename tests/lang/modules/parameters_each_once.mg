# Each parameter occurs once, at its first place, whatever finds it.
shared = Value(1.0)
module Plain() { w = [Value(2.0), shared]; again = [shared, w[0]]; b = shared }
[p.data for p in parameters(Plain())]   #=> [2.0, 1.0]

module Own(k) {
    a = Value(k)
    def parameters() = [shared, a, a]
}
module Outer() { first = Own(3.0); second = Own(4.0); c = shared }
[p.data for p in parameters(Outer())]   #=> [1.0, 3.0, 4.0]

# A function of the program decides for itself.
[p.data for p in parameters(Own(5.0))]  #=> [1.0, 5.0, 5.0]

# An older Value after newer ones
old = Value(1.0)
new = Value(2.0)
[p.data for p in parameters([new, [old, new], {"k": old}])]   #=> [2.0, 1.0]
