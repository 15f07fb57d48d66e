# Assigning to the loop variable does not affect the next iterations.
let seen = []
for i in range(3) {
    seen.append(i)
    i = 10
}
seen             #=> [0, 1, 2]
