# A field comes before a function of the same name.
def area(x) = "outside"
module Square() {
    let side = 3
    def area() = side*side
}
module Other() { let side = 1 }
Square().area()   #=> 9
Other().area()    #=> 'outside'
