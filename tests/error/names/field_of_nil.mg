# nil has no fields: the usual result of a function without return.
def f() { }
f().data           #!> 5: nil has no field 'data': only a Value has
