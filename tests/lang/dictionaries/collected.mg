# The collector keeps what a dictionary contains, and frees what it no longer does.
kept = {}
for i in range(300) {
    kept["key {i}"] = [Value(i), "text {i}"]
    if i % 3 { kept.pop("key {i}") }
    drop = {j: "garbage {j}" for j in range(50)}
}
[len(kept), kept["key 297"], sum(v[0].data for v in kept.values())]
#=> [100, [Value(data=297.0, grad=0.0), 'text 297'], 14850.0]
