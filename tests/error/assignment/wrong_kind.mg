# .data and .grad take numbers, .label text.
a = 2.0
a.data = "x"       #!> number
a.grad = [1]       #!> number
a.label = 3        #!> string
