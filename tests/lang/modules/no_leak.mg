# Loop variables of the body are no fields, and body names are no globals.
let total = 1
module M() {
    let total = 0
    for i in range(4) { total += i }
}
m = M()
m.total     #=> 6
total       #=> 1
