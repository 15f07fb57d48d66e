# (a // b)*b + a % b equals a.
for a in [7, -7, 8, -8] {
    for b in [3, -3] {
        assert (a // b)*b + a % b == a
    }
}
[a % 3 for a in range(-3, 4)]    #=> [0, 1, 2, 0, 1, 2, 0]
[a // 3 for a in range(-3, 4)]   #=> [-1, -1, -1, 0, 0, 0, 1]
