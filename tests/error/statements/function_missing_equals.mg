# def needs = or a block.
def f(x) x + 1     #!> 10: 'x'
