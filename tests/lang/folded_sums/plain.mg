# A sum of products in one expression has the same numbers and the same graph as in steps.
# (`if 1` prevents the fused instruction for a sum of products.)
a = 2.0; b = -3.0; c = 0.5
let k = 4
def short(w, x, start=0) = sum([p*q for p, q in zip(w, x)], start)
def turned(w, x, start=0) = sum([q*p for p, q in zip(w, x)], start)
def long(w, x, start=0) = sum([p*q for p, q in zip(w, x) if 1], start)
def shape(v) = [[n.op, n.data, len(n.prev)] for n in topo(v)]
def same(w, x, start=0) = shape(short(w, x, start)) == shape(long(w, x, start))

[short([2, 3], [4, 5]), short([2, 3], [4, 5], 0.5), short([], [])]  #=> [23, 23.5, 0]
short([], [], c)                       #=> Value(data=0.5, grad=0.0)
same([a, b], [b, c])                   #=> 1
same([a, b], [1, 2.5], c)              #=> 1
same([1, 2.5], [a, b], k)              #=> 1
same([a, 2], [3, b], c)                #=> 1
same([a, 2], [3, 4], 1.5)              #=> 1
same([2, a], [3, 4])                   #=> 1
same([a, a], [a, a], a)                #=> 1
shape(turned([a, 2], [3, b], c)) == shape(long([3, b], [a, 2], c)) #=> 1
shape(sum([p*q for p, q in zip([a, 2], [3, b])], 1)) == shape(long([a, 2], [3, b], 1)) #=> 1
shape(dot([a, 2], [3, b], c)) == shape(long([a, 2], [3, b], c))    #=> 1
shape(dot([a, 2], [3, b])) == shape(long([a, 2], [3, b]))          #=> 1
[dot([2, 3], [4, 5], 1), dot([], []), dot([], [], c).data]         #=> [24, 0, 0.5]
