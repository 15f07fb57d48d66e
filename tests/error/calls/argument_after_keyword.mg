# Arguments by place come before those by name.
def f(x, y=1) = x
f(x=1, 2)          #!> 8:
