# max and min with a key: the first element whose key is the largest, or the smallest.
words = ["pear", "fig", "kiwi", "plum"]
max(words, key=len)                  #=> 'pear'
min(words, key=len)                  #=> 'fig'
min(["bb", "aa", "b", "a"], key=len) #=> 'b'
def cost(p) = (p[0] - 1)**2 + p[1]**2
min([[3, 0], [1, 1], [0, 0]], key=cost)      #=> [1, 1]
max(-3, 2, key=abs)                  #=> -3
max(range(5), key=sin)               #=> 2
np.max([-3, 2], key=abs)             #=> -3
words.max(key=len)                   #=> 'pear'
max([1, 3, 2], key=nil)              #=> 3
# The element itself is returned, not a copy.
a = -3.0; b = 2.0
max([a, b], key=abs)                 #=> Value(data=-3.0, grad=0.0)
# The key may come from a closure, and may change the list.
def nearest(xs, to) {
    def distance(x) = abs(x - to)
    return min(xs, key=distance)
}
nearest([1, 4, 9], 5)                #=> 4
seen = [1, 2]
def grow(x) {
    seen.append(x)
    return x
}
max(seen, key=grow)                  #=> 2
seen                                 #=> [1, 2, 1, 2]
# sorted takes a key, too.
sorted(words, key=len, reverse=true) #=> ['pear', 'kiwi', 'plum', 'fig']
