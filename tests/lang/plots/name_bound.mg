# The names of the plot commands may be bound; then they mean the program's variables.
plot = 3
plot + 1                #=> Value(data=4.0, grad=0.0)
def scatter(x) = x + 1
scatter(2)              #=> 3
