# np.array copies each list as often as it occurs. The number of elements is known before the first
# copy, so a few lists that share parts do not fill the memory.
let row = [1, 2]
let xs = np.array([row, row, [row, row]])
xs                      #=> [[1, 2], [1, 2], [[1, 2], [1, 2]]]
xs[0].append(3)
xs                      #=> [[1, 2, 3], [1, 2], [[1, 2], [1, 2]]]
xs[2][0].append(4)
xs                      #=> [[1, 2, 3], [1, 2], [[1, 2, 4], [1, 2]]]
row                     #=> [1, 2]

let shared = [1]
for i in range(60) {
    let shared = [shared, shared]
}
np.array(shared)        #!> at most 100000000 numbers can be made at once

let ring = []
ring.append(ring)
np.array(ring)          #!> nested too deeply for an array
ring.append(ring)
np.array(ring)          #!> at most 100000000 numbers can be made at once
