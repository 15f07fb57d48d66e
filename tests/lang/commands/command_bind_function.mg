# A function of the program's own with a command's name is called by it.
def check(x) = x + 1
check(2)        #=> 3
def forward(x) = 2*x
forward(4)      #=> 8
