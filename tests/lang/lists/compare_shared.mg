# Lists and dictionaries that share parts: these have 2**90 paths, but few parts. They are compared in
# a moment.
let shared = [1]
let other = [1.0]
let larger = [2]
let table = {"k": 1}
let copy = {"k": 1.0}
let changed = {"k": 2}
for i in range(90) {
    let shared = [shared, shared]
    let other = [other, other]
    let larger = [larger, larger]
    let table = {"a": table, "b": table, "c": i}
    let copy = {"c": i, "b": copy, "a": copy}
    let changed = {"c": i, "b": changed, "a": changed}
}
shared == other                 #=> 1
shared == larger                #=> 0
other != shared                 #=> 0
[shared < other, shared <= other, shared > other, shared < larger]      #=> [0, 1, 0, 1]
other in [larger, shared]       #=> 1
[larger, shared].index(other)   #=> 1
[other, larger, shared].count(shared)   #=> 2
sorted([larger, shared])[0] == other    #=> 1
table == copy                   #=> 1
table == changed                #=> 0

# The parts differ at the last path only: in one pair the right half is another list.
let almost = [1]
for i in range(90) {
    let almost = [almost, [almost, 0]] if i == 45 else [almost, almost]
}
shared == almost                #=> 0

# nan is not equal to itself. A list is equal to itself, and so is one that contains it twice.
let odd = [nan]
for i in range(30) {
    let odd = [odd, odd]
}
odd == odd                      #=> 1
[odd, odd] == [odd, odd]        #=> 1
let even = [nan]
for i in range(30) {
    let even = [even, even]
}
odd == even                     #=> 0
odd < even                      #=> 0
odd >= even                     #=> 0

# Many lists, each met several times with different partners.
let parts = [[i % 3] for i in range(60)]
let rows = [[parts[(i*k) % 60] for i in range(60)] for k in range(60)]
let same = [[[(i*k) % 60 % 3] for i in range(60)] for k in range(60)]
rows == same                    #=> 1
same[59][59] = [7]
rows == same                    #=> 0
rows < same                     #=> 1

# Nesting has a limit, also of lists that contain themselves.
let loop = [1]
loop.append(loop)
let ring = [1]
ring.append(ring)
loop == ring                    #!> nested too deeply to be compared
loop < loop                     #!> nested too deeply to be compared
