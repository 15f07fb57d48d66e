# A module's functions can read its parameters.
module Scale(k, offset=10) {
    def forward(x) = k*x + offset
}
m = Scale(2)
m(3)                  #=> 16
Scale(2, offset=0)(3) #=> 6
Scale(k=5)(1)         #=> 15
