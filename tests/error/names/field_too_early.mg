# A field that is read before the module's body assigns it.
module M() { def f() = later + 1
    now = f()
    later = 2.0 }
m = M()                #!> the field 'later' has no value yet
module N() { def f() = -later
    now = f()
    later = 2.0 }
m = N()                #!> the field 'later' has no value yet
