# self belongs in a module.
self.x = 1         #!> 1: self
def f() = self.x   #!> 11: self
