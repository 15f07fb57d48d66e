# Imported by the tests of this folder.
let shared_number = 42
shared_list = [1, 2]
leaf = 2.5
def double(x) = 2*x
