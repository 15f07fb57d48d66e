# Writes the input of the other programs: the parameters, then each point with its label.
for p in model.parameters() { print "data", p.data }
for point, label in zip(X, y) { print "data", point[0], point[1], label }
