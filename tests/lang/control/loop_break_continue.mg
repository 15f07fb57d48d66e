# break leaves the innermost loop; continue starts its next iteration.
let seen = []
for i in range(10) {
    if i % 2 == 0 { continue }
    if i > 7 { break }
    seen.append(i)
}
seen             #=> [1, 3, 5, 7]
let n = 0
while 1 {
    n += 1
    if n < 5 { continue }
    break
}
n                #=> 5
