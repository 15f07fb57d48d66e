# An instance has only its module's fields.
module M() { weight = 1.0 }
m = M()
m.wieght           #!> 3: 'wieght'
m.go()             #!> 3: M has no function 'go'
