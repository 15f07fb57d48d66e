# A program's function with the name of a command is called by that name.
def check(x) = x + 1
check(2)        #=> 3
def forward(x) = 2*x
forward(4)      #=> 8
