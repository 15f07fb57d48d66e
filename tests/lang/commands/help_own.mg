# help on names of the program: functions with the comment above them, and variables.

# The power of x,
#   times nothing else.
def power(x, k=2) = x**k
help power
#=> power(x, k=2)
#=>     The power of x, times nothing else.
#=>     a function of this session
# A line with one weight.
module Line(n) {
    w = 0.5
    # What it computes.
    def forward(x) = w*x
}
help Line
#=> Line(n)
#=>     A line with one weight.
#=>     a module of this session
a = 2.0
L = a*a + 1
backward L
help a
#=> a
#=>     a Value: data 2.0, gradient 4.0
#=>     help_own.mg:20: a = 2.0
let M = L
help M
#=> M
#=>     a Value: data 5.0, gradient 1.0, label 'L'
#=>     help_own.mg:21: L = a*a + 1
line = Line(1)
help line
#=> line
#=>     an instance of the module Line
#=>     .w  0.5
#=>     .forward  forward(x)
let xs = [1, "a"]
help xs
#=> xs
#=>     a list: [1, 'a']
