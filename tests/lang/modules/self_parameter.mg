# self.name = name makes a field of a parameter.
module Box(size) {
    self.size = size
    def double() = self.size*2
}
b = Box(4)
b.size       #=> 4
b.double()   #=> 8
