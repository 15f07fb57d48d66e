# Imported by files/outer.mg.
let inner_value = 42
