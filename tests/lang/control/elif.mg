# elif means else if; it is no reserved word.
def sign(x) {
    if x > 0 { return 1 } elif x < 0 {
        return -1
    } elif x == 0 { return 0 } else { return x }
}
[sign(3), sign(-2), sign(0), sign(nan)]     #=> [1, -1, 0, nan]
if 0 { } elif 1 { print "second" } else if 1 { print "third" }
#=> second
elif = 3
elif                        #=> Value(data=3.0, grad=0.0)
elif.data + 1               #=> 4.0
