# self belongs in a module.
self.x = 1         #!> 1: 'self' outside a module
def f() = self.x   #!> 11: 'self' outside a module
