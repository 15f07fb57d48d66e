# random.mg N REPEATS: a random graph of N nodes, the same as in tape.c; forward and backward.

def next(seed) = (1103515245*seed + 12345) % 2147483648

# Short chains of operations, each starting at a random older node; their ends are added up, so that
# every node is under the root. Large results go through tanh, so that all numbers stay finite.
def grow(count) {
    seed = 1337
    nodes = []
    for i in range(64) {
        seed = next(seed)
        nodes.append(Value(seed // 64 % 2048 / 1024 - 1))
    }
    total = Value(0.0)
    nodes.append(total)
    while len(nodes) < count {
        seed = next(seed)
        x = nodes[seed // 64 % len(nodes)]
        for i in range(32) {
            seed = next(seed)
            choice = seed // 64 % 8
            seed = next(seed)
            other = nodes[seed // 64 % len(nodes)]
            if abs(x.data) > 2 or abs(other.data) > 2 or choice == 0 {
                x = tanh(x)
            } else if choice == 1 {
                x = relu(x)
            } else if choice == 2 {
                x = exp(x)
            } else if choice < 6 {
                x = x + other
            } else {
                x = x * other
            }
            nodes.append(x)
        }
        total = total + x
        nodes.append(total)
    }
    return total, nodes[:3], len(nodes)
}

def forwards(root, repeats) {
    for i in range(repeats) { forward(root) }
}

def backwards(root, repeats) {
    for i in range(repeats) { backward(root) }
}

let repeats = int(argv[2])
print "= build {argv[1]}"
time root, leaves, size = grow(int(argv[1]))
forward root
print "= forward {size*repeats}"
time forwards(root, repeats)
print "= backward {size*repeats}"
time backwards(root, repeats)
print "result root {root.data}"
for i, leaf in enumerate(leaves) { print "result grad{i} {leaf.grad}" }
