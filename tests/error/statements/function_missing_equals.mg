# def needs = or a block.
def f(x) x + 1     #!> 10: expected '=' or '{' for the body, found 'x'
