# if, else if, else.
def sign(x) {
    if x > 0 {
        return "plus"
    } else if x < 0 {
        return "minus"
    } else {
        return "zero"
    }
}
sign(2)     #=> 'plus'
sign(-2)    #=> 'minus'
sign(0)     #=> 'zero'
