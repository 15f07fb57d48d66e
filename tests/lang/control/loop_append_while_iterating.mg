# A loop over a list includes elements appended during the loop, as in Python.
xs = [1]
for x in xs {
    if len(xs) < 4 { xs.append(x + 1) }
}
xs               #=> [1, 2, 3, 4]
