# Loop variables of the body are not fields, and names of the body are not globals.
let total = 1
module M() {
    let total = 0
    for i in range(4) { total += i }
}
m = M()
m.total     #=> 6
total       #=> 1
