# In nested loops, break and continue apply to the inner one.
let pairs = []
for i in range(3) {
    for j in range(3) {
        if j == i { break }
        pairs.append([i, j])
    }
}
pairs            #=> [[1, 0], [2, 0], [2, 1]]
