# The commands' names may be bound; then the program's meaning holds.
plot = 3
plot + 1                #=> Value(data=4.0, grad=0.0)
def scatter(x) = x + 1
scatter(2)              #=> 3
