# Arguments are evaluated from left to right.
def say(x) {
    print "arg", x
    return x
}
def pair(a, b) = [a, b]
pair(say(1), say(2))
#=> arg 1
#=> arg 2
#=> [1, 2]
