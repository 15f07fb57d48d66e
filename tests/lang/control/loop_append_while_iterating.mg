# A list that grows in its own loop is followed to its new end, as in Python.
xs = [1]
for x in xs {
    if len(xs) < 4 { xs.append(x + 1) }
}
xs               #=> [1, 2, 3, 4]
