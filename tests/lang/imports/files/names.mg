# Imported by the import_ tests.
let shared_number = 42
shared_list = [1, 2]
leaf = 2.5
def double(x) = 2*x
