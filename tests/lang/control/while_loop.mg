# while repeats while its condition holds.
let n = 0
let total = 0
while n < 5 {
    n += 1
    total += n
}
print n, total   #=> 5 15
while 0 { print "never" }
