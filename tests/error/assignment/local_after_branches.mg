# A local has a value after branches if each branch that goes on assigns it.
def each(c) { if c == 1 { y = 1 } elif c == 2 { y = 2 } else { y = 3 }; return y }
[each(1), each(2), each(3)]        #=> [1, 2, 3]
def some(c) { if c == 1 { y = 1 } elif c == 2 { x = 2 } else { y = 3 }; return y }
some(3)                            #=> 3
some(2)                            #!> 'y' has no value here
def leaves(c) { if c == 1 { return 0 } elif c == 2 { y = 2 } else { y = 3 }; return y }
[leaves(1), leaves(2), leaves(3)]  #=> [0, 2, 3]
def inner(c) { if c { if c > 1 { y = 1 } else { y = 2 }; z = y } else { y = 3 }; return [y, z] }
inner(2)                           #=> [1, 1]
inner(0)                           #!> 'z' has no value here
def loops(c) { for i in range(c) { y = i }; return y }
loops(3)                           #=> 2
loops(0)                           #!> 'y' has no value here
