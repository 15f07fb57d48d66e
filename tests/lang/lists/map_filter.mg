# map and filter return lists.
def sq(x) = x*x
def odd(x) = x % 2
map(sq, [1, 2, 3])        #=> [1, 4, 9]
filter(odd, range(6))     #=> [1, 3, 5]
